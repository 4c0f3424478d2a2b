// What counts how much when units are ranked. The numbers were fitted on questions that were held back and on
// the half of the judged queries that is there for it: bench/search/fit.mjs.
export const WEIGHTS = {
  boost: {
    title: 3.7,
    titleTerms: 1.3,
    home: 3.6,
    body: 0.17,
    bodyTerms: 3.2,
    code: 0.53,
    asked: 4.5,
    askedTerms: 4.6,
    context: 0.32,
    contextTerms: 0.33,
  },
  bm25: { k: 1.5, b: 0.45, d: 0.32 },
  /** A name says more than a word. */
  term: 1.6,
  /** A verb or an adjective, and a word of one syllable. */
  verb: 0.97,
  syllable: 0.63,
  /** How much more the place counts where a term is brought up, if a query is nothing but its name. */
  defined: 1.6,
  /** A name as a word, where the text does not mean the term. */
  byWord: 0.49,
  /** One word of a name, or a wider term, where the name itself stands nearly nowhere. */
  byPart: 0.43,
  /** A compound by its parts. */
  byParts: 1.4,
  /** A word of everyday that means the same. */
  near: 0.5,
  begun: 0.4,
  slipped: 1.1,
  /** A word of code: in a query that is written as code, and in another. */
  code: { written: 2.5, other: 0.44 },
  /** What a unit keeps that answers nearly nothing of a query, and how fast it gets the rest. */
  alone: 0.12,
  coverage: 0.8,
  compared: 1.5,
  /** How much the whole page speaks for its parts. */
  page: 0.32,
  /** Of what a page's further parts answer, how much counts beside its best part. */
  many: 0.5,
  /** What it counts that a title, or a question that a part is asked, is the query; and how much less what only resembles it. */
  alike: 0.6,
  sharp: 1.8,
  /** What it counts that a part stands near the query in the space of meaning. */
  space: 1.2,
  /** How many times better than a section a correction or a moment must be to be shown before them. */
  leads: 1.1,
};

/** What is said in passing, or only names what other pages say. */
export const LESS = [
  { weight: 0.6, when: ({ title }) => /^(?:정리|연습 문제|연습)$/.test(title) },
  { weight: 0.8, when: ({ title }) => /^연습 \d/.test(title) },
  { weight: 0.7, when: ({ page }) => /index\.html$/.test(page.path) },
  { weight: 0.4, when: ({ page, kind }) => kind.name === "section" && page.path === "book/corrections.html" },
  { weight: 0.6, when: ({ page }) => /editions\.html$|lectures\//.test(page.path) },
];

/** What a query says of the kind of its answer: such results count more, and come `first`. */
export const INTENTS = [
  {
    said: /강의|수업|교수|시험|녹음|선생님|중간고사|기말/,
    weight: 3,
    first: "",
    of: ({ page }) => /lectures\//.test(page.path),
  },
  {
    said: /교정|틀린|오류|바로잡/,
    weight: 1.5,
    first: "correction",
    of: ({ kind, page }) => kind.name === "correction" || /corrections/.test(page.path),
  },
  { said: /문제|퀴즈|시험지/, weight: 2, first: "", of: ({ page }) => /quiz\.html$/.test(page.path) },
  { said: /연습/, weight: 1.5, first: "", of: ({ title }) => /^연습/.test(title) },
];
