// The book's service worker, as a page knows it. Importing this links the manifest, which a page
// holds for browsers without scripts only: it is asked for once the page is painted.
const unread = [...document.querySelectorAll("head > noscript")].find((one) => one.textContent.includes("manifest"));
if (unread) unread.outerHTML = unread.textContent;
/** @type {HTMLLinkElement | null} */
const link = document.querySelector('link[rel="manifest"]');
const root = link ? new URL(".", link.href).href : "";
const ANSWER_WITHIN = 300_000; // ms; a browser ends a worker that takes longer

// Not where the book says so; not where it is being written (`make serve` puts its own script into each
// page), because an author must always see what was just built.
const wanted = link && link.dataset.offline !== "off" && !document.querySelector('script[src*="/livereload.js"]');

export const able = "serviceWorker" in navigator && isSecureContext && location.protocol.startsWith("http");

let registered;

/** The registration, or null where there is none to be had; takes an unwanted one away. */
export const register = () => (registered ??= able && root ? (wanted ? add() : remove()) : Promise.resolve(null));

const add = () => navigator.serviceWorker.register(`${root}sw.js`).catch(() => null);

async function remove() {
  const found = await navigator.serviceWorker.getRegistration(root).catch(() => null);
  if (found?.scope !== root) return null; // none, or that of a larger site around this one
  await found.unregister();
  const own = `annotated-dl-offline ${new URL(root).pathname} `;
  for (const name of await caches.keys()) if (name.startsWith(own)) await caches.delete(name);
  return null;
}

/** Resolve to the worker's answer; reject with its error's name. */
export async function ask(question) {
  const { active } = await navigator.serviceWorker.ready;
  return new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => ("error" in data ? reject(new Error(data.error)) : resolve(data.answer));
    setTimeout(() => reject(new Error("TimeoutError")), ANSWER_WITHIN);
    active?.postMessage(question, [port2]);
  });
}
