// The optional font. Nothing of it is asked for before the reader wants it, nor before the first paint.
import { book, root, keepPlace } from "./reading-page.js";
import { remember } from "./reading-store.js";

const FAMILY = "Nanum Gothic Book"; // reading.css names it too
const folder = new URL("_static/fonts/", book);
let known;

/** What the font weighs and where it lies: `{bytes, files: {400: name, 700: name}}`; null if unknown. */
export function manifest() {
  known ??= fetch(new URL("book-font.json", folder))
    .then((answer) => (answer.ok ? answer.json() : null))
    .catch(() => null);
  return known;
}

export async function setFont(wanted) {
  remember({ font: wanted });
  await wear(wanted);
}

/** Fetch the font and set the page in it, or in the device's own again. */
export async function wear(wanted) {
  if (!wanted) return keepPlace(() => root.removeAttribute("data-font"));
  const { files } = (await manifest()) ?? {};
  if (!files) return;
  const faces = Object.entries(files).map(
    ([weight, name]) => new FontFace(FAMILY, `url("${new URL(name, folder)}")`, { weight, display: "swap" }),
  );
  await Promise.all(faces.map((face) => face.load())).catch(() => {});
  for (const face of faces) document.fonts.add(face);
  keepPlace(() => root.setAttribute("data-font", "book"));
}
