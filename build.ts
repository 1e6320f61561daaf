import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { build } from 'esbuild'

/**
 * Makes `dist/`: the server and the command line as one bundle with what they import, the browser's script and stylesheet
 * with a hash in their names (`assets.json` tells which), plain and compressed, and a copy of the migrations.
 */
rmSync('dist', { recursive: true, force: true })

await build({
  entryPoints: ['src/main.ts', 'src/cli.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  // In one file, a process starts in half the time; these are native, or bring files of their own.
  external: ['@electric-sql/pglite', '@node-rs/argon2', 'pdfkit', 'sharp', 'pg-native'],
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
  platform: 'node',
  format: 'esm',
  target: 'node26',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  sourcemap: true,
  logLevel: 'warning',
})

const assets = await build({
  entryPoints: { guichet: 'src/browser/guichet.ts', style: 'src/html/style.css' },
  outdir: 'dist/assets',
  entryNames: '[name]-[hash]',
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['chrome120', 'firefox121', 'safari17'],
  metafile: true,
  logLevel: 'warning',
})

const outputs = Object.keys(assets.metafile.outputs)
for (const path of outputs) writeFileSync(`${path}.br`, brotliCompressSync(readFileSync(path)))
const files = outputs.map(path => basename(path))
const named = (name: string) => files.find(file => file.startsWith(`${name}-`))
writeFileSync('dist/assets.json', JSON.stringify({ script: named('guichet'), style: named('style') }))
cpSync('src/database/migrations', 'dist/migrations', { recursive: true })
