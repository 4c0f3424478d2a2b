// Scores of several pieces of a query put together, by unit and by page.

/** For each key, its scores as shares of each piece's `top` by weight, and the weights of the pieces that it answers. */
export function sums(weighed) {
  const found = new Map();
  for (const { weight, found: scores, top } of weighed) {
    for (const [key, score] of scores) {
      const share = (weight * score) / top;
      const sum = found.get(key);
      if (sum) {
        sum.score += share;
        sum.covered += weight;
      } else found.set(key, { score: share, covered: weight });
    }
  }
  return found;
}

/** Page → the best score of its units. */
export function bestOf(found, units) {
  const best = new Map();
  for (const [unit, score] of found) {
    const { page } = units[unit];
    best.set(page, Math.max(best.get(page) ?? 0, score));
  }
  return best;
}

/** Page → how well it answers: its best unit, and two more that also do. */
export function ofPages(found, units, many) {
  const scores = new Map();
  for (const [unit, score] of found) {
    const { page } = units[unit];
    const best = scores.get(page);
    if (best) best.push(score);
    else scores.set(page, [score]);
  }
  for (const [page, all] of scores) {
    const [first, second = 0, third = 0] = all.sort((one, other) => other - one);
    scores.set(page, (first + many * (second + third)) / (1 + 2 * many));
  }
  return scores;
}

const OF_A_PAGE = 2;
const LATER = 0.6; // of what a page's further sections answer, beside another page's

/** The results with a page's third section and later ones counting less: the first rows are few. */
export function spread(results, units) {
  const seen = new Map();
  const counted = results.map((result) => {
    const { page, kind } = units[result.unit];
    const before = kind.weight === 1 ? (seen.get(page) ?? 0) : 0;
    seen.set(page, before + 1);
    return { result, score: before < OF_A_PAGE ? result.score : LATER * result.score };
  });
  return counted.sort((one, other) => other.score - one.score).map(({ result }) => result);
}
