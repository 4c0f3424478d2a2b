// Runs service workers, one after the other on one device, without a browser; counts what they ask of
// the cache. Usage: node renewal.mjs < [{worker, site}, …], where each `worker` is a script and `site`
// the texts of the files that its server then has. Each keeps the whole book as the panel does. Writes
// for each worker {operations, keys}: how often the cache was asked, and what it held afterwards.
import { text } from "node:stream/consumers";
import vm from "node:vm";

const ROOT = "https://book.example/name/";
const store = new Map();
let operations = 0;

/** An operation on the cache, counted. */
const counted =
  (operation) =>
  async (...given) => {
    operations++;
    return operation(...given);
  };
const cache = {
  match: counted((key) => store.get(String(key))?.clone()),
  put: counted((key, response) => store.set(String(key), response)),
  delete: counted((key) => store.delete(String(key))),
  keys: counted(() => [...store.keys()].map((url) => ({ url }))),
};

/** A worker's `ask`, as an open page has it. */
function start(worker, site) {
  const heard = {};
  const fetched = (address) => site[decodeURIComponent(address.slice(ROOT.length))];
  const scope = {
    ...{ URL, Response, Map, crypto, performance, setTimeout, Uint8Array, console },
    registration: { scope: ROOT },
    caches: { open: async () => cache, keys: async () => [], delete: async () => store.clear() },
    clients: { matchAll: async () => [], claim: async () => {} },
    addEventListener: (name, listener) => (heard[name] = listener),
    fetch: async (address) => new Response(fetched(address), { headers: { "Content-Type": "text/plain" } }),
  };
  vm.runInNewContext(worker, { ...scope, self: scope });
  return (data) =>
    new Promise((resolve, reject) => {
      const port = { postMessage: ({ answer, error }) => (error ? reject(new Error(error)) : resolve(answer)) };
      heard.message({ data, source: {}, ports: [port], waitUntil: () => {} });
    });
}

const results = [];
for (const { worker, site } of JSON.parse(await text(process.stdin))) {
  const ask = start(worker, site);
  operations = 0;
  const { missing } = await ask({ ask: "state" });
  for (const [path] of missing) await ask({ ask: "keep", path });
  await ask({ ask: "sweep" });
  results.push({ operations, keys: [...store.keys()].map((key) => key.slice(ROOT.length)) });
}
process.stdout.write(JSON.stringify(results));
