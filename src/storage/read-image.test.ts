import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { mostImageBytes, readImage } from './read-image.ts'

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#a4481f' } })
const refusal = async (bytes: Uint8Array) => {
  const read = await readImage(bytes)
  return 'refused' in read ? read.refused : read.done
}

describe('what is an image is kept as one, small and without what the camera noted', () => {
  test.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)('%s', async format => {
    const read = await readImage(await picture(40, 30).toFormat(format).toBuffer())
    expect(read).toMatchObject({ done: { width: 40, height: 30 } })
    if ('done' in read) expect((await sharp(read.done.bytes).metadata()).format).toBe('webp')
  })

  test('place, owner and the way it was held', async () => {
    const bytes = await picture(40, 30)
      .withMetadata({ orientation: 6 })
      .withExif({
        IFD0: { Artist: 'Hélène Garnier' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '47/1 24/1 0/1' },
      })
      .jpeg()
      .toBuffer()
    expect(bytes.includes('Garnier')).toBe(true)
    const read = await readImage(bytes)
    if ('refused' in read) throw new Error(read.refused)
    const kept = await sharp(read.done.bytes).metadata()
    expect([kept.exif, kept.xmp, kept.iptc, kept.orientation]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    expect([read.done.width, read.done.height]).toEqual([30, 40])
    expect(Buffer.from(read.done.bytes).includes('Garnier')).toBe(false)
  })

  test('a large one is made smaller, a small one stays', async () => {
    expect(await refusal(await picture(4000, 1000).jpeg().toBuffer())).toMatchObject({
      width: 1600,
      height: 400,
    })
    expect(await refusal(await picture(3, 2).png().toBuffer())).toMatchObject({ width: 3, height: 2 })
  })
})

describe('what is none is refused, with its reason', () => {
  test.each([
    ['nothing', Buffer.alloc(0)],
    ['a text', Buffer.from('bonjour')],
    ['a page that calls itself an image', Buffer.from('GIF89a<script>alert(1)</script>')],
    [
      'a drawing',
      Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd"/></svg>',
      ),
    ],
    ['a document', Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj')],
  ])('%s', async (_, bytes) => {
    expect(['notAnImage', 'broken']).toContain(await refusal(bytes))
  })

  test('cut short', async () => {
    const whole = await sharp({
      create: {
        width: 300,
        height: 300,
        channels: 3,
        background: '#000',
        noise: { type: 'gaussian', mean: 128, sigma: 50 },
      },
    })
      .png()
      .toBuffer()
    expect(await refusal(whole.subarray(0, whole.length / 2))).toBe('broken')
  })

  test('too heavy, or with more pixels than any camera has', async () => {
    expect(await refusal(Buffer.alloc(mostImageBytes + 1))).toBe('tooLarge')
    const wide = await sharp({ create: { width: 16_000, height: 4000, channels: 3, background: '#fff' } })
      .png({ compressionLevel: 9 })
      .toBuffer()
    expect(wide.length).toBeLessThan(mostImageBytes)
    expect(await refusal(wide)).toBe('tooManyPixels')
  })

  test('whatever is changed in an image, nothing is thrown', async () => {
    const whole = await picture(20, 20).jpeg().toBuffer()
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), async (at, byte, end) => {
        const changed = Buffer.from(whole)
        changed[at] = byte
        const read = await readImage(changed.subarray(0, end))
        expect('done' in read || typeof read.refused === 'string').toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})
