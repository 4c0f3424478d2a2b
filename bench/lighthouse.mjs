// Run Lighthouse on pages, one after the other, in one Chromium.
// Usage: node lighthouse.mjs < job.json, where the job is
//   {modules, chromium, urls, categories, dark, slowdown}; prints one line of JSON for each page:
//   {url, scores: {category: 0..100}, fcp, lcp, tbt, cls, bytes, hosts, machine, failed: [audit: what]}
// with times in ms, `bytes` as they travelled, `hosts` what other hosts were asked, `machine`
// Lighthouse's own index of how fast this machine was meanwhile.
import { createRequire } from "node:module";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

const { modules, chromium, urls, categories, dark, slowdown } = JSON.parse(await text(process.stdin));
const load = createRequire(join(modules, "index.js"));
const bring = (name) => import(pathToFileURL(load.resolve(name)).href);
const { default: lighthouse } = await bring("lighthouse");
const {
  throttling: { mobileSlow4G },
} = await bring("lighthouse/core/config/constants.js");
const { launch } = await bring("chrome-launcher");

const throttling = { ...mobileSlow4G, cpuSlowdownMultiplier: slowdown };
const chromeFlags = ["--headless=new", "--no-sandbox", "--disable-gpu"];
if (dark) chromeFlags.push("--blink-settings=preferredColorScheme=0");
const chrome = await launch({ chromePath: chromium, chromeFlags, logLevel: "silent" });
try {
  for (const url of urls) {
    const { lhr } = await lighthouse(url, {
      port: chrome.port,
      onlyCategories: categories,
      throttling,
      logLevel: "silent",
    });
    if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
    console.log(JSON.stringify(summary(url, lhr)));
  }
} catch (error) {
  console.error(String(error.message).split("\n")[0]);
  process.exitCode = 1;
} finally {
  await chrome.kill();
}

function summary(url, { audits, categories: found, environment }) {
  const value = (name) => audits[name]?.numericValue ?? null;
  const requests = (audits["network-requests"]?.details?.items ?? []).filter((item) => item.url.startsWith("http"));
  const counted = Object.values(found).flatMap((category) => category.auditRefs.filter((ref) => ref.weight > 0));
  const failed = counted.map((ref) => audits[ref.id]).filter((audit) => audit.score !== null && audit.score < 0.9);
  const own = new URL(url).host;
  return {
    url,
    scores: Object.fromEntries(Object.entries(found).map(([name, { score }]) => [name, Math.round(score * 100)])),
    fcp: value("first-contentful-paint"),
    lcp: value("largest-contentful-paint"),
    tbt: value("total-blocking-time"),
    cls: value("cumulative-layout-shift"),
    bytes: requests.reduce((sum, item) => sum + (item.transferSize ?? 0), 0),
    machine: environment.benchmarkIndex,
    hosts: [...new Set(requests.map((item) => new URL(item.url).host))].filter((host) => host !== own),
    failed: failed.map(
      (audit) => `${audit.id}: ${audit.details?.items?.[0]?.node?.snippet ?? audit.displayValue ?? audit.title}`,
    ),
  };
}
