import QRCode from 'qrcode'

/** Blank modules that a code needs around it, ISO/IEC 18004. */
const quietZone = 4

/**
 * A QR code as a picture that any size suits, black on white also in the dark: many scanners read nothing else. As bytes
 * and with error correction M, which EPC069-12 asks for. `label` says in words what the picture is.
 */
export function QrCode({ content, label }: { content: string; label: string }) {
  const { size, path } = modulesOf(content)
  const edge = size + 2 * quietZone
  return (
    <svg
      class="qr-code"
      viewBox={`${-quietZone} ${-quietZone} ${edge} ${edge}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect x={-quietZone} y={-quietZone} width={edge} height={edge} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

/** How many modules a side has, and the dark ones as a path: each run in a row is one rectangle. */
function modulesOf(content: string): { size: number; path: string } {
  const { modules } = QRCode.create([{ data: new TextEncoder().encode(content), mode: 'byte' }], {
    errorCorrectionLevel: 'M',
  })
  const { size } = modules
  const rows = Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (_, x) => (modules.get(y, x) ? '#' : ' ')).join(''),
  )
  const path = rows
    .flatMap((row, y) =>
      [...row.matchAll(/#+/g)].map(({ 0: run, index: x }) => `M${x} ${y}h${run.length}v1h-${run.length}z`),
    )
    .join('')
  return { size, path }
}
