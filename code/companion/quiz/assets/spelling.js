// What a reader typed for an English name: right, a slip of the pen, or another name. Pure; no page here.
const SHORTEST_WITH_SLIP = 5; // in an abbreviation another letter is another thing: RNN, CNN
const LONG = 8; // from here on two letters may be wrong

/** A name as it is compared: no case, spaces, hyphens, accents or plural. */
export function squeeze(name) {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.replace(/\p{M}/gu, "").replace(/(\w\w[^s])s$/, "$1"))
    .join("");
}

/** "right", "slip" or "wrong": `accept` are the names that count, `others` those of other things. */
export function judge(typed, accept, others = []) {
  const text = squeeze(typed);
  const names = accept.map(squeeze);
  if (names.includes(text)) return "right";
  if (!text) return "wrong";
  const near = Math.min(
    ...names
      .filter((name) => name.length >= SHORTEST_WITH_SLIP)
      .map((name) => distance(text, name) - (name.length < LONG ? 0 : 1)),
    Infinity,
  );
  const exact = Math.min(...names.map((name) => distance(text, name)));
  const elsewhere = Math.min(...others.map((name) => distance(text, squeeze(name))), Infinity);
  return near <= 1 && exact < elsewhere ? "slip" : "wrong";
}

/** Letters to change, add, drop or swap with the next one to make one word of the other. */
export function distance(a, b) {
  let before = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return last[b.length];
}
