/** How far back a packet may be: 1,024 packets, about a second of video. RFC 3711, section 3.3.2, requires at least 64. */
const SIZE = 1024;

/** Rejects packets that were received before, and packets that are too old to tell. */
export class ReplayWindow {
  highest: number | undefined;
  /** By the index modulo the size: the index that was received. */
  readonly #seen = new Float64Array(SIZE).fill(-1);

  hasSeen(index: number): boolean {
    if (this.highest === undefined) return false;
    return index <= this.highest - SIZE || this.#seen[index % SIZE] === index;
  }

  accept(index: number): void {
    this.#seen[index % SIZE] = index;
    this.highest = Math.max(index, this.highest ?? 0);
  }
}
