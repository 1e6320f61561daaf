import { hash } from 'node:crypto'

/**
 * Remembers a whole number other than 0 (below 2³¹) for each of very many texts, in 20 bytes each and some room, outside of
 * what the engine has to look through for garbage. Texts are told apart by 96 bits of their SHA-256: among a million, that
 * two are taken for one is less likely than one in 10¹⁶.
 */
export class LineIndex {
  #keys = new Float64Array(2 * 16)
  #values = new Int32Array(16)
  #size = 0

  get(text: string): number | undefined {
    const [first, second] = keyOf(text)
    const value = this.#values[this.#slot(first, second)]
    return value === 0 ? undefined : value
  }

  has(text: string): boolean {
    return this.get(text) !== undefined
  }

  set(text: string, value: number): void {
    this.#put(...keyOf(text), value)
    if (this.#size > this.#values.length / 2) this.#grow()
  }

  /** Keeps what is remembered already. */
  setFirst(text: string, value: number): void {
    const [first, second] = keyOf(text)
    if (this.#values[this.#slot(first, second)] === 0) this.#put(first, second, value)
    if (this.#size > this.#values.length / 2) this.#grow()
  }

  #put(first: number, second: number, value: number): void {
    const slot = this.#slot(first, second)
    if (this.#values[slot] === 0) this.#size++
    this.#keys[2 * slot] = first
    this.#keys[2 * slot + 1] = second
    this.#values[slot] = value
  }

  /** Where a key stands, or the free place where it would: the next ones are tried in turn. */
  #slot(first: number, second: number): number {
    const { length } = this.#values
    let slot = first % length
    while (
      this.#values[slot] !== 0 &&
      (this.#keys[2 * slot] !== first || this.#keys[2 * slot + 1] !== second)
    )
      slot = (slot + 1) % length
    return slot
  }

  #grow(): void {
    const [keys, values] = [this.#keys, this.#values]
    this.#keys = new Float64Array(2 * keys.length)
    this.#values = new Int32Array(2 * values.length)
    this.#size = 0
    for (const [slot, value] of values.entries())
      if (value !== 0) this.#put(keys[2 * slot] ?? 0, keys[2 * slot + 1] ?? 0, value)
  }
}

function keyOf(text: string): [number, number] {
  const digest = hash('sha256', text, 'buffer')
  return [digest.readUIntLE(0, 6), digest.readUIntLE(6, 6)]
}
