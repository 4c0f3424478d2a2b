// Asks KaTeX about formulas. Its file is the argument; standard input holds [[TeX, whether on lines of its
// own], …] as JSON. Writes, for each, why it cannot be shown as written, or "".
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const katex = createRequire(import.meta.url)(process.argv[2]);

/** What KaTeX would let pass: all but a line break of a formula on lines of its own is an error here. */
const strict = (code, message) => {
  if (code === "newLineInDisplayMode") return "ignore";
  throw new Error(message);
};
const trust = ({ command }) => {
  throw new Error(`${command} is not shown in this book`);
};

/** KaTeX tells nobody else of letters that it has not in a style, such as `\mathbb{1}`. */
let warning = "";
console.warn = (text) => {
  warning ||= text;
};

function reason([latex, displayMode]) {
  try {
    warning = "";
    katex.renderToString(latex, { displayMode, strict, trust });
    return warning;
  } catch (error) {
    return (error.rawMessage ?? error.message).replace(/\n/g, " ");
  }
}

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(reason)));
