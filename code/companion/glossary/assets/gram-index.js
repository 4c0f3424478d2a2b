// Which of many sequences share most pairs of neighbours with a given one: candidates for an exact
// measure that is too slow to be taken of all of them.
export class GramIndex {
  /** `sequences`: arrays (or typed arrays) of numbers below 256. */
  constructor(sequences) {
    this.lengths = Uint16Array.from(sequences, (sequence) => sequence.length);
    const found = new Map();
    sequences.forEach((sequence, index) => {
      for (const gram of new Set(grams(sequence))) {
        if (!found.has(gram)) found.set(gram, []);
        found.get(gram).push(index);
      }
    });
    this.postings = new Map([...found].map(([gram, list]) => [gram, Uint32Array.from(list)]));
    this.counts = new Uint8Array(sequences.length);
  }

  /** Indexes of at most `most` sequences that share the most, in no order. */
  candidates(sequence, most) {
    const seen = [];
    for (const gram of new Set(grams(sequence))) {
      const list = this.postings.get(gram);
      for (let at = 0; list && at < list.length; at++) {
        if (this.counts[list[at]]++ === 0) seen.push(list[at]);
      }
    }
    // Shares of 0 to 1 in 64 steps, counted, so that nothing has to be sorted.
    const shares = new Uint8Array(seen.length);
    const tally = new Uint32Array(STEPS + 1);
    for (let at = 0; at < seen.length; at++) {
      const index = seen[at];
      const both = this.lengths[index] + sequence.length;
      shares[at] = Math.min(STEPS, (STEPS * this.counts[index]) / both) | 0;
      tally[shares[at]]++;
      this.counts[index] = 0;
    }
    let least = STEPS;
    for (let kept = tally[STEPS]; least > 0 && kept + tally[least - 1] <= most; least--) kept += tally[least - 1];
    return seen.filter((_, at) => shares[at] >= least);
  }
}

const STEPS = 64;
const EDGE = 255;

function* grams(sequence) {
  let previous = EDGE;
  for (const symbol of sequence) {
    yield (previous << 8) | symbol;
    previous = symbol;
  }
  yield (previous << 8) | EDGE;
  // A pair with one symbol between: it survives a changed sound in the middle.
  for (let at = 0; at + 2 < sequence.length; at++) yield 0x10000 | (sequence[at] << 8) | sequence[at + 2];
}
