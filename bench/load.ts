import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export type Load = {
  port: number
  connections: number
  seconds: number
  /** Whole requests, sent in turn. */
  requests: readonly string[]
  /** Requests a second in all; without it as many as get an answer. */
  rate?: number
}

export type LoadResult = {
  statuses: Record<number, number>
  bytes: number
  milliseconds: number[]
  seconds: number
}

/** A child that does what it is told for a time, then tells what came of it. */
export type Worker<Task, Result> = {
  run(task: Task): Promise<Result>
  stop(): void
}

/** Starts one of the scripts of this folder that take tasks as messages. */
export function startWorker<Task extends object, Result extends object>(
  script: string,
): Worker<Task, Result> {
  const child: ChildProcess = fork(join(import.meta.dirname, script))
  return {
    run: async task => {
      const over = new AbortController()
      const told = once(child, 'message', over)
      const gone = once(child, 'exit', over).then(ended)
      child.send(task)
      try {
        const [result] = (await Promise.race([told, gone])) as [Result | { error: string }]
        if ('error' in result) throw new Error(result.error)
        return result
      } finally {
        over.abort()
      }
    },
    stop: () => child.kill(),
  }
}

function ended(): never {
  throw new Error('a worker of the bench ended')
}

/** How often, how large and how late answers came. */
export type Answers = { count: number; perSecond: number; bytesEach: number; p50: number; p99: number }

/**
 * What a load came to; any answer but the expected ones means that something else was measured.
 * @throws Error naming the other statuses.
 */
export function checked(result: LoadResult, expected: number): Answers {
  const { statuses, seconds, bytes } = result
  const others = Object.entries(statuses).filter(([status]) => Number(status) !== expected)
  if (others.length > 0)
    throw new Error(`Not every answer was ${expected}: ${others.map(([s, n]) => `${n} × ${s}`).join(', ')}`)
  const milliseconds = result.milliseconds.sort((a, b) => a - b)
  return {
    count: milliseconds.length,
    perSecond: milliseconds.length / seconds,
    bytesEach: bytes / milliseconds.length,
    p99: milliseconds[Math.floor(milliseconds.length * 0.99)] ?? Number.NaN,
    p50: milliseconds[Math.floor(milliseconds.length * 0.5)] ?? Number.NaN,
  }
}

/** The middle of several rounds: what else runs on the machine spoils some of them. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2
}
