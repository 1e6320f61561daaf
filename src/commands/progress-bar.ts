/** Draws how far a work is on one line of a terminal; elsewhere it draws nothing. */
export function progressBar(stream: NodeJS.WriteStream): {
  draw(done: number, total: number | null): void
  clear(): void
} {
  const width = 40
  let drawn = false
  return {
    draw: (done, total) => {
      if (!stream.isTTY) return
      const share = total ? Math.min(1, done / total) : 0
      const filled = Math.round(share * width)
      stream.write(`\r[${'█'.repeat(filled)}${'·'.repeat(width - filled)}] ${Math.floor(share * 100)} %`)
      drawn = true
    },
    clear: () => {
      if (drawn) stream.write(`\r${' '.repeat(width + 10)}\r`)
      drawn = false
    },
  }
}
