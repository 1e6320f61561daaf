import sharp from 'sharp'
import { TooBusy, turns } from '../jobs/turns.ts'

/** What a file may weigh, in bytes. */
export const mostImageBytes = 8 * 1024 * 1024
/** The same, for people to read. */
export const mostImageMegabytes = mostImageBytes / 1024 / 1024

/** Of an image as it is kept: as wide and high as this at most, in pixels. */
const longestSide = 1600
/** A small file can unfold to an enormous picture: more pixels than any camera has are not unfolded. */
const mostPixels = 60_000_000

export type ImageRefusal = 'tooLarge' | 'notAnImage' | 'heic' | 'broken' | 'tooManyPixels' | 'busy'
/** As it is kept: WebP. */
type KeptImage = { bytes: Uint8Array; width: number; height: number }
export type ReadImage = { done: KeptImage } | { refused: ImageRefusal }

// Nothing but these reaches a decoder: drawings and documents, which can name other files, least of all.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'].map(kind => `VipsForeignLoad${kind}`),
})

/**
 * Makes of a JPEG, PNG, GIF, WebP or AVIF, told by its content whatever it is called, the WebP that is kept: upright,
 * no larger than it need be, without what the camera noted (place, time, owner). Works in threads of its own.
 * @param longest as wide and high at most, in pixels.
 */
export async function readImage(bytes: Uint8Array, longest = longestSide): Promise<ReadImage> {
  if (bytes.length > mostImageBytes) return { refused: 'tooLarge' }
  if (bytes.length === 0) return { refused: 'notAnImage' }
  return await inTurn(() => decode(bytes, longest)).catch((error: unknown): ReadImage => {
    if (error instanceof TooBusy) return { refused: 'busy' }
    throw error
  })
}

/** An image of the most pixels takes some 200 MB while it is read: two at once, and not many waiting. */
const inTurn = turns(2, 40)

async function decode(bytes: Uint8Array, longest: number): Promise<ReadImage> {
  const image = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
  const found = await image.metadata().catch((error: Error) => error)
  if (found instanceof Error)
    return { refused: found.message.includes('pixel limit') ? 'tooManyPixels' : 'notAnImage' }
  // AVIF and HEIC share a container; only of the first the decoder is free of patents, and there.
  if (found.format === 'heif' && found.compression !== 'av1') return { refused: 'heic' }
  return await image
    .autoOrient()
    .resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 80 })
    .toBuffer({ resolveWithObject: true })
    .then(({ data, info }) => ({ done: { bytes: data, width: info.width, height: info.height } }))
    // The library says in English what it stumbled over; that the file cannot be read is all there is to tell.
    .catch((): ReadImage => ({ refused: 'broken' }))
}
