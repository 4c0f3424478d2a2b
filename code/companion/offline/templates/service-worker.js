// Keeps pages for readers without a network. Written anew by each build with the book's list of files.
//
// The one rule: a page only ever meets the files it was built with. Every file is kept under its path
// and the digest of its content, and nothing is kept that does not have the digest that the list says.
// A page is kept as a snapshot: its own digest, and the digest of each file it needs. What an open page
// (a client) asks for is looked up in the snapshot that it was served from. So a new worker can take
// over at once: it serves old pages their old files, for as long as a snapshot or an open page names them.
/**
 * As model.py's `Edition.as_json` writes it.
 * @type {{version: string, start: string, stored: number, files: Record<string, [string, number]>,
 *   pages: Record<string, [string, number[]]>}}
 */
// @ts-expect-error: each build puts the book's list here
const BOOK = "__BOOK__";
const UNSAVED = "__UNSAVED__";

const PATIENCE = 1000; // ms: a healthy mobile network has answered by then (four round trips of 150 ms)
const IMPATIENCE = 100; // ms, once it has not: no second page is waited for until it answers in time again
// A name that changes with the content: 8 digits or more with a letter among them, or it may be a date.
const HASHED = /[-./_](?=\d*[a-f])[0-9a-f]{8,}\.|-(?=\d*[A-Z])[0-9A-Z]{8}\./;
const ELSEWHERE = /^(?:print|_downloads|_sources)\/|^sw\.js$/; // nothing that a page needs
const AT_ONCE = 4; // files fetched side by side

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const { clients } = worker;
const root = new URL(worker.registration.scope);
const OWN = `annotated-dl-offline ${root.pathname} `; // other books may live on the same host
const STORE = `${OWN}1`; // raised when the keys below change their meaning

const address = (path) => new URL(encodeURI(path), root).href;
const fileKey = (path, digest) => `${address(path)}?file=${digest}`;
const pageKey = (path) => `${address(path)}?page`;
const clientKey = (id) => `${root.href}?client=${id}`;

const places = Object.keys(BOOK.files);
const digestOf = (path) => BOOK.files[path]?.[0];
const open = () => caches.open(STORE);
const read = async (key) => (await (await open()).match(key))?.json();
const write = async (key, value) => (await open()).put(key, new Response(JSON.stringify(value)));

/** The file that an address below the site's root leads to, or null for any other address. */
function pathOf(href) {
  const url = new URL(href);
  if (url.origin !== root.origin || !url.pathname.startsWith(root.pathname)) return null;
  try {
    const path = decodeURIComponent(url.pathname.slice(root.pathname.length));
    if (path === "" || path.endsWith("/")) return `${path}index.html`;
    return path.split("/").at(-1)?.includes(".") ? path : `${path}.html`;
  } catch {
    return null; // no address that anything here has
  }
}

/** What this worker's edition of a page consists of; undefined for a page it does not know. */
function editionOf(path) {
  if (!(path in BOOK.pages)) return undefined;
  const needs = BOOK.pages[path][1].map((place) => places[place]);
  return { path, digest: digestOf(path), needs: Object.fromEntries(needs.map((need) => [need, digestOf(need)])) };
}

const filesOf = ({ path, digest, needs = {} }) => [...Object.entries(needs), [path, digest]];
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

async function sha256(body) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return Array.from(bytes.slice(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

class Changed extends Error {
  name = "Changed"; // the server has another edition of a file than the one asked for
}

const stored = (body, answer) =>
  new Response(body, { headers: { "Content-Type": answer.headers.get("Content-Type") ?? "" } });

/** Fetch exactly this content of a file; the browser's own cache may hold another. */
async function download(path, digest) {
  for (const cache of /** @type {const} */ (["default", "reload"])) {
    const answer = await fetch(address(path), { cache });
    if (!answer.ok) throw answer.status === 404 ? new Changed(path) : new Error(`${answer.status}: ${path}`);
    const body = await answer.arrayBuffer();
    if ((await sha256(body)) === digest) return stored(body, answer);
  }
  throw new Changed(path);
}

const fetching = new Map();

/** Keep a file; two who want the same fetch it once. */
function keep(path, digest) {
  const key = fileKey(path, digest);
  const once = async () => {
    const store = await open();
    if (!(await store.match(key))) await store.put(key, await download(path, digest));
  };
  if (!fetching.has(key))
    fetching.set(
      key,
      once().finally(() => fetching.delete(key)),
    );
  return fetching.get(key);
}

/** Keep a page with all that it needs: only then this device has it. Tell whether an older one made way. */
async function keepPage(snapshot) {
  const files = filesOf(snapshot);
  const fetchAll = async () => {
    for (let next = files.shift(); next; next = files.shift()) await keep(...next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, fetchAll));
  const before = await read(pageKey(snapshot.path));
  if (same(before, snapshot)) return false;
  await write(pageKey(snapshot.path), snapshot);
  return Boolean(before);
}

// Which snapshot an open page was served from: a promise while its last bytes are still on their way.
const served = new Map();

function remember(id, snapshot) {
  served.set(id, snapshot);
  return snapshot.then((known) => known && write(clientKey(id), known));
}

const snapshotOf = (id) => served.get(id) ?? read(clientKey(id));

/** Find out which edition of a page the network has sent. Without `needs`, one newer than this worker. */
async function identify(answer, path) {
  if (!answer.ok || answer.redirected) return undefined;
  const body = await answer.arrayBuffer();
  const digest = await sha256(body);
  const known = [editionOf(path), await read(pageKey(path))].find((one) => one?.digest === digest);
  if (!known) return { path, digest };
  await (await open()).put(fileKey(path, digest), stored(body, answer)).catch(() => {}); // no room: not kept
  return known;
}

const within = (promise, ms) => Promise.race([promise, new Promise((_, reject) => setTimeout(reject, ms))]);

let patience = PATIENCE;

/** Ask the server, not the browser's cache: it may hold a page older than the files it names. */
async function ask(request) {
  const began = performance.now();
  const { headers } = request;
  const answer = await fetch(request.url, {
    headers,
    cache: "no-cache",
    redirect: "manual",
    credentials: "same-origin",
  });
  if (performance.now() - began < PATIENCE) patience = PATIENCE;
  return answer;
}

/** A fresh page if the network gives one soon, else the one kept here, else whatever the network says. */
async function navigate(event, path) {
  const id = event.resultingClientId;
  const asked = ask(event.request);
  event.waitUntil(asked.catch(() => {}));
  const snapshot = await read(pageKey(path));
  const page = snapshot && (await (await open()).match(fileKey(path, snapshot.digest)));
  try {
    const answer = await (page ? within(asked, patience) : asked);
    if (page && answer.status >= 500) throw new Error(String(answer.status));
    event.waitUntil(
      remember(
        id,
        identify(answer.clone(), path).catch(() => undefined),
      ),
    );
    return answer;
  } catch {
    if (page) {
      patience = IMPATIENCE;
      event.waitUntil(Promise.all([remember(id, Promise.resolve(snapshot)), whenLate(asked, snapshot, id)]));
      return page;
    }
    if (path === "index.html") return Response.redirect(address(BOOK.start));
    return new Response(UNSAVED, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
  }
}

/** The network answered after the kept page had been shown: tell the reader if it sent a newer one. */
async function whenLate(asked, snapshot, id) {
  const fresh = await asked.then((answer) => identify(answer, snapshot.path)).catch(() => undefined);
  if (fresh?.needs && !same(fresh, snapshot)) (await clients.get(id))?.postMessage("newer");
}

/** A file for an open page: of the edition the page is of, or, for a page of none, what the server has. */
async function serve(event, path) {
  const { request, clientId, resultingClientId } = event;
  const store = await open();
  if (HASHED.test(path)) {
    const kept = await store.match(address(path), { ignoreSearch: true });
    return kept ?? exactly(event, path, digestOf(path));
  }
  const known = await snapshotOf(clientId);
  if (known && resultingClientId) event.waitUntil(remember(resultingClientId, Promise.resolve(known))); // a web worker
  if (known) return exactly(event, path, known.needs?.[path]);
  // Before the page has been kept: as without a worker, but not without an answer.
  return fetch(request).catch(
    async (error) => (await store.match(fileKey(path, digestOf(path)))) ?? Promise.reject(error),
  );
}

/** This content of a file, kept from now on; what the server has where no content is asked for. */
async function exactly(event, path, digest) {
  const store = await open();
  if (!digest) {
    // A file that was kept for all pages, such as the search's: of this worker's edition, if any.
    const alone = () => store.match(fileKey(path, digestOf(path)));
    return fetch(event.request, { cache: "no-cache" }).catch(async (error) => (await alone()) ?? Promise.reject(error));
  }
  const kept = await store.match(fileKey(path, digest));
  if (kept) return kept;
  const answer = await download(path, digest);
  event.waitUntil(store.put(fileKey(path, digest), answer.clone()).catch(() => {})); // no room: not kept
  return answer;
}

/** Throw away what neither a kept page, nor an open one, nor this worker's edition names. */
async function sweep() {
  const store = await open();
  const alive = new Set((await clients.matchAll({ includeUncontrolled: true, type: "all" })).map(({ id }) => id));
  const wanted = new Set(places.map((path) => fileKey(path, digestOf(path))));
  const keys = (await store.keys()).map(({ url }) => url);
  for (const key of keys.filter((key) => !key.includes("?file="))) {
    const [, id] = key.split("?client=");
    const snapshot = (await read(key)) ?? {};
    const dead = id ? !alive.has(id) && !served.has(id) : !(snapshot.path in BOOK.pages);
    if (dead) await store.delete(key);
    else for (const file of filesOf(snapshot)) wanted.add(fileKey(...file));
  }
  await Promise.all(keys.filter((key) => key.includes("?file=") && !wanted.has(key)).map((key) => store.delete(key)));
}

const ANSWERS = {
  /** A page is there and at rest: keep it with all it needs; tell whether the book has a newer one. */
  async here(_, client) {
    const path = pathOf(client.url);
    const now = editionOf(path);
    let mine = await snapshotOf(client.id);
    // It came before this worker, or without one; or from a server that was ahead of the last worker.
    if (!mine || (!mine.needs && mine.digest === now?.digest)) mine = now;
    if (!mine?.needs) return { newer: false };
    await remember(client.id, Promise.resolve(mine));
    const newer = Boolean(now) && !same(mine, now);
    const renewed = !newer && (await keepPage(mine).catch(() => false)); // no network or no room: not kept
    if (renewed) await sweep();
    return { newer };
  },
  /** Keep this worker's edition of a page. */
  async renew(_, client) {
    const now = editionOf(pathOf(client.url));
    if (now && (await keepPage(now))) await sweep();
  },
  /** What this device has, and what it lacks of the whole book: files first, then pages. */
  async state() {
    const kept = new Set((await (await open()).keys()).map(({ url }) => url));
    const missing = places.filter(
      (path) => !kept.has(fileKey(path, digestOf(path))) || (path in BOOK.pages && !kept.has(pageKey(path))),
    );
    const saved = Object.entries(BOOK.pages).filter(([path]) => kept.has(pageKey(path)));
    const old = await Promise.all(saved.map(async ([path]) => !same(await read(pageKey(path)), editionOf(path))));
    const late = saved.filter((_, place) => old[place]).map(([path]) => path);
    const order = (path) => (path in BOOK.pages ? 1 : 0);
    const size = (path) => (kept.has(fileKey(path, digestOf(path))) ? 0 : BOOK.files[path][1]);
    const todo = [...new Set([...missing, ...late])].sort((one, other) => order(one) - order(other));
    return {
      version: BOOK.version,
      pages: Object.keys(BOOK.pages).length,
      bytes: Object.values(BOOK.files).reduce((sum, [, bytes]) => sum + bytes, 0),
      stored: BOOK.stored,
      outdated: late.length,
      saved: saved.map(([path, [title]]) => ({ title, href: address(path) })),
      missing: todo.map((path) => [path, size(path)]),
    };
  },
  /** Keep one file of the whole book; whoever keeps many sweeps once, for that looks at every page. */
  async keep({ path }) {
    const page = editionOf(path);
    await (page ? keepPage(page) : keep(path, digestOf(path)));
    return { version: BOOK.version };
  },
  sweep,
  /** Asked of a worker that waits, though it never wants to: browsers drop the first wish when they are busy. */
  takeOver: async () => worker.skipWaiting(),
  /** Keep nothing any more; what is open stays as it is. */
  async forget() {
    served.clear();
    await caches.delete(STORE);
  },
};

worker.addEventListener("install", () => worker.skipWaiting());

worker.addEventListener("activate", (event) => {
  const takeOver = async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith(OWN) && name !== STORE);
    await Promise.all(old.map((name) => caches.delete(name)));
    await clients.claim();
    await sweep();
    for (const client of await clients.matchAll()) client.postMessage("renewed");
  };
  event.waitUntil(takeOver());
});

worker.addEventListener("fetch", (event) => {
  const { method, headers, mode, url } = event.request;
  const path = pathOf(url);
  if (method !== "GET" || headers.has("range") || path === null || ELSEWHERE.test(path)) return;
  if (mode !== "navigate") event.respondWith(serve(event, path));
  else if (path.endsWith(".html")) event.respondWith(navigate(event, path));
});

worker.addEventListener("message", (event) => {
  const {
    data,
    source,
    ports: [port],
  } = event;
  const answered = ANSWERS[data.ask](data, source).then(
    (answer) => port?.postMessage({ answer }),
    (error) => port?.postMessage({ error: error.name }),
  );
  event.waitUntil(answered);
});
