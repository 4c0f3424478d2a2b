// The site's search modules for use outside a browser: rooms' scripts import each other as neighbours.
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const rooms = join(import.meta.dirname, "..");
const EXPORTS = `
export { TERM } from "./search-asked.js";
export { bestPassage } from "./search-passage.js";
export { SearchIndex } from "./search-index.js";
export { Ranking } from "./search-rank.js";
export { tokensOf } from "./search-space.js";
export { WEIGHTS } from "./search-weights.js";
export { takeApart } from "./search-words.js";
`;

/** A script that another imports stands beside it, or among the glossary's: the site serves all from one folder. */
const inItsRoom = ({ path, resolveDir }) =>
  [resolveDir, join(rooms, "glossary/assets")]
    .map((folder) => ({ path: join(folder, path) }))
    .find((one) => existsSync(one.path));

/** Return the modules' exports; `modules` is the folder of the packages. */
export async function bundleRooms(modules) {
  const esbuild = createRequire(join(modules, "index.js"))("esbuild");
  const { outputFiles } = await esbuild.build({
    stdin: { contents: EXPORTS, resolveDir: join(import.meta.dirname, "assets") },
    bundle: true,
    format: "esm",
    write: false,
    logLevel: "error",
    nodePaths: [modules],
    plugins: [{ name: "rooms", setup: ({ onResolve }) => onResolve({ filter: /^\.\/[^/]+$/ }, inItsRoom) }],
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}
