// Where the units of the book stand in a space of meaning (search/space.py), and how near a query is to each.

const LEVELS = 31; // as in search/space.py
const FIRST = 0x30;
const BACKSLASH = 0x5c;

export class Space {
  /** @param {{steps: number[], weights: number[], units: string}} written */
  constructor({ steps, weights, units }) {
    this.weights = weights;
    this.dimensions = steps.length;
    this.places = Float32Array.from(units, (character, at) => {
      const code = character.charCodeAt(0);
      return (code - Number(code > BACKSLASH) - FIRST - LEVELS) * steps[at % steps.length];
    });
    this.lengths = Float32Array.from({ length: units.length / steps.length }, (_, unit) =>
      Math.hypot(...this.places.subarray(unit * steps.length, (unit + 1) * steps.length)),
    );
  }

  /**
   * Unit → how near it stands to a query, from 0 to 1; a query stands where its pieces' units are.
   * @param {{weight: number, found: Map<number, number>}[]} pieces
   */
  near(pieces) {
    const { places, dimensions, weights, lengths } = this;
    const query = new Float64Array(dimensions);
    for (const { weight, found } of pieces)
      for (const [unit, score] of found)
        for (let d = 0, at = unit * dimensions; d < dimensions; d++, at++) query[d] += weight * score * places[at];
    for (let d = 0; d < dimensions; d++) query[d] *= weights[d];
    const length = Math.hypot(...query);
    return (unit) => {
      let dot = 0;
      for (let d = 0, at = unit * dimensions; d < dimensions; d++, at++) dot += places[at] * query[d];
      return dot > 0 ? dot / (length * lengths[unit]) : 0;
    };
  }
}
