import { Readable } from 'node:stream'
import { Busboy } from '@fastify/busboy'
import type { Visit } from './visit.ts'

/** What of a form with files is kept, in bytes; whatever comes beyond is read and dropped, so that no field is lost. */
export const uploadLimits = {
  largestFile: 16 * 1024 * 1024,
  inAll: 32 * 1024 * 1024,
  files: 30,
  fields: 500,
  field: 256 * 1024,
} as const

export type Upload = Pick<Visit, 'form' | 'files' | 'filesLeftOut'>

/**
 * Reads a `multipart/form-data` body as it comes, in bounded memory. A file above the largest is cut one byte beyond that, by
 * which it is told; one for which there is no room left is left out. A body that is broken gives what came before.
 */
export async function readUpload(request: Request, takesFiles: boolean): Promise<Upload> {
  const form = new URLSearchParams()
  const files = new Map<string, File[]>()
  let [kept, leftOut] = [0, false]
  const parser = parserOf(request.headers.get('content-type') ?? '')
  if (!parser || !request.body) return { form, files, filesLeftOut: false }
  parser.on('field', (name, value) => form.append(name, value.replaceAll('\0', '')))
  parser.on('file', (field, stream, name = '') => {
    const parts: Buffer<ArrayBuffer>[] = []
    let isRoom = takesFiles
    stream.on('data', (part: Buffer<ArrayBuffer>) => {
      kept += part.length
      isRoom &&= kept <= uploadLimits.inAll
      if (isRoom) parts.push(part)
    })
    // One that is cut off is told by the parser too; unheard, it would end the process.
    stream.on('error', () => {})
    stream.on('end', () => {
      // A file field that was left empty sends a nameless file of nothing.
      if (!takesFiles || (name === '' && stream.bytesRead === 0)) return
      leftOut ||= !isRoom
      const others = files.get(field)
      const file = new File(parts, name)
      if (isRoom && others) others.push(file)
      else if (isRoom) files.set(field, [file])
    })
  })
  parser.on('filesLimit', () => {
    leftOut = true
  })
  await new Promise<void>(resolve => {
    const body = Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0])
    for (const event of ['finish', 'error'] as const) parser.once(event, () => resolve())
    body.once('error', () => resolve())
    body.pipe(parser)
  })
  return { form, files, filesLeftOut: leftOut }
}

/** Null where the heading is none that can be read, as without a boundary. */
function parserOf(contentType: string) {
  const { largestFile, files, fields, field } = uploadLimits
  try {
    return new Busboy({
      headers: { 'content-type': contentType },
      limits: { fileSize: largestFile + 1, files, fields, fieldSize: field, parts: fields + files },
    })
  } catch {
    return null
  }
}
