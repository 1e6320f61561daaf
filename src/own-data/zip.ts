import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'

/** A file of an archive. What is compressed already (images) is only stored. */
export type ZippedFile = { name: string; bytes: Uint8Array; stored?: boolean }

/** An archive that is made while it is read: one file at a time is in memory. */
export function zipOf(files: AsyncIterable<ZippedFile>): ReadableStream<Uint8Array> {
  const left = files[Symbol.asyncIterator]()
  let zip: Zip
  return new ReadableStream<Uint8Array>({
    start: controller => {
      zip = new Zip((error, piece, isLast) => {
        if (error) return controller.error(error)
        if (piece.length > 0) controller.enqueue(piece)
        if (isLast) controller.close()
      })
    },
    pull: async () => {
      const next = await left.next()
      if (next.done) return zip.end()
      const { name, bytes, stored } = next.value
      const file = stored ? new ZipPassThrough(name) : new ZipDeflate(name)
      zip.add(file)
      file.push(bytes, true)
    },
    cancel: async () => {
      await left.return?.()
    },
  })
}
