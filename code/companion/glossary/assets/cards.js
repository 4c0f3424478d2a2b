// What the page's cards show: a file of its own, asked for once the page is there to read.
const place = document.getElementById("term-cards")?.dataset.cards;

async function load(place) {
  try {
    const answer = await fetch(place);
    return answer.ok ? await answer.json() : {};
  } catch {
    return {}; // no network: a term is then a link like any other
  }
}

/** Promise of term → what its card shows; it never fails. */
export const cards = place ? load(place) : Promise.resolve({});
