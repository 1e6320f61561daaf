import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readUpload, uploadLimits } from './read-upload.ts'

const requestOf = (body: FormData) => new Request('http://a.localhost/', { method: 'POST', body })
const file = (bytes: number, name: string) => new File([new Uint8Array(bytes)], name)
const megabyte = 1024 * 1024

function form(fields: [string, string | File][]): FormData {
  const data = new FormData()
  for (const [name, value] of fields) data.append(name, value)
  return data
}

describe('a form with files', () => {
  test('gives its fields and files in their order, whatever they are called', async () => {
    const read = await readUpload(
      requestOf(
        form([
          ['a', 'é\0'],
          ['x', file(3, 'été à l’île.jpg')],
          ['b', ''],
          ['x', file(0, '')],
          ['x', file(2, 'b.png')],
          ['a', '2'],
        ]),
      ),
      true,
    )
    expect([...read.form]).toEqual([
      ['a', 'é'],
      ['b', ''],
      ['a', '2'],
    ])
    expect(read.files.get('x')?.map(({ name, size }) => [name, size])).toEqual([
      ['été à l’île.jpg', 3],
      ['b.png', 2],
    ])
    expect(read.filesLeftOut).toBe(false)
  })

  test('that is too large keeps its fields, and what there is room for', async () => {
    const { largestFile, inAll } = uploadLimits
    const one = await readUpload(
      requestOf(
        form([
          ['x', file(largestFile + 5, 'a')],
          ['after', 'kept'],
        ]),
      ),
      true,
    )
    expect([one.files.get('x')?.[0]?.size, one.form.get('after')]).toEqual([largestFile + 1, 'kept'])
    const each = 11 * megabyte
    const fields: [string, File][] = Array.from({ length: 4 }, (_, at) => ['x', file(each, `${at}`)])
    const four = await readUpload(requestOf(form([...fields, ['after', 'kept']])), true)
    expect(four.files.get('x')).toHaveLength(Math.floor(inAll / each))
    expect([four.filesLeftOut, four.form.get('after')]).toEqual([true, 'kept'])
  })

  test('of very many parts is read no further than makes sense, and quickly', async () => {
    const many = form(Array.from({ length: 5000 }, (_, at) => ['x', file(1, `${at}.png`)]))
    const read = await readUpload(requestOf(many), true)
    expect(read.files.get('x')?.length).toBeLessThanOrEqual(uploadLimits.files)
    expect(read.filesLeftOut).toBe(true)
  })

  test('gives no file where none is to be brought', async () => {
    const read = await readUpload(
      requestOf(
        form([
          ['x', file(9, 'a.png')],
          ['a', '1'],
        ]),
      ),
      false,
    )
    expect([read.files.size, read.form.get('a'), read.filesLeftOut]).toEqual([0, '1', false])
  })
})

test('whatever is sent, something is read', async () => {
  const whole = Buffer.from(
    await requestOf(
      form([
        ['a', '1'],
        ['x', file(40, 'a.png')],
        ['b', '2'],
      ]),
    ).arrayBuffer(),
  )
  const boundary = whole.subarray(2, whole.indexOf('\r\n')).toString()
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(
        'multipart/form-data',
        `multipart/form-data; boundary=${boundary}`,
        'multipart/form-data; boundary=',
      ),
      fc.nat(whole.length),
      fc.nat(whole.length - 1),
      fc.nat(255),
      async (type, end, at, byte) => {
        const body = Buffer.from(whole)
        body[at] = byte
        const request = new Request('http://a.localhost/', {
          method: 'POST',
          body: body.subarray(0, end),
          headers: { 'content-type': type },
        })
        expect((await readUpload(request, true)).form).toBeInstanceOf(URLSearchParams)
      },
    ),
    { numRuns: 200 },
  )
})
