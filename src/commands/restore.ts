import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { createGunzip } from 'node:zlib'
import { type Restored, restoreBackup } from '../database/restore.ts'
import { requeueLetters } from '../mail/requeue.ts'
import type { App } from '../web/app.ts'
import type { Call, Command } from './command.ts'

/** `guichet restore FILE`: brings a backup back into an empty database, of either engine. */
export const restoreCommand: Command = {
  usage: 'restore FILE',
  summary: 'bring a backup back into an empty database',
  run: async (app, call) => {
    const { positionals } = parseArgs({ args: [...call.args], allowPositionals: true })
    const [file] = positionals
    if (!file || positionals.length > 1) {
      call.print(`usage: guichet ${restoreCommand.usage}`)
      return 2
    }
    return await restoreFile(app, call, resolve(call.cwd, file))
  },
}

async function restoreFile(app: App, call: Call, path: string): Promise<number> {
  const size = await stat(path).then(
    found => (found.isFile() ? found.size : null),
    () => null,
  )
  if (size === null) {
    call.print(`Le fichier ${path} n'existe pas, ou ne peut pas être lu.`)
    return 1
  }
  let letters = 0
  const outcome = await restoreBackup(app.db, app.files, textOf(path, size, call), async tx => {
    letters = await requeueLetters(app.queue, tx)
  })
  if ('refused' in outcome) {
    call.print(refusals[outcome.refused](path))
    return 1
  }
  call.print(`La sauvegarde est de retour dans la base (lignes : ${outcome.done.rows}).`)
  call.print(`Messages en attente, qui repartent : ${letters}`)
  return 0
}

async function* textOf(path: string, size: number, call: Call): AsyncGenerator<string> {
  const gunzip = createGunzip()
  gunzip.setEncoding('utf8')
  const file = createReadStream(path)
  let read = 0
  file.on('data', chunk => {
    read += chunk.length
    call.progress(read, size)
  })
  file.once('error', error => gunzip.destroy(error))
  file.pipe(gunzip)
  try {
    yield* gunzip
  } finally {
    file.destroy()
    gunzip.destroy()
  }
}

const refusals: Record<Extract<Restored, { refused: unknown }>['refused'], (path: string) => string> = {
  notEmpty: () =>
    "La base n'est pas vide : une sauvegarde ne revient que dans une base vide. Rien n'a changé.",
  notABackup: path => `Le fichier ${path} n'est pas une sauvegarde de Guichet. Rien n'a changé.`,
  newer: () =>
    "La sauvegarde vient d'une version de Guichet plus récente que celle-ci, qu'il faut d'abord mettre à jour. Rien n'a changé.",
  broken: path => `Le fichier ${path} est abîmé ou incomplet. Rien n'a changé.`,
}
