import { afterAll } from 'vitest'

const toDo: (() => unknown)[] = []

/** What has to be closed, stopped or taken away after the last test of the file; the latest is done first. */
export function onLeaving(work: () => unknown): void {
  toDo.push(work)
}

/** Test files of one worker share their modules, so that each needs this hook for itself: see `each-file.ts`. */
export function leaveInTheEnd(): void {
  afterAll(async () => {
    while (toDo.length > 0) await toDo.pop()?.()
  })
}
