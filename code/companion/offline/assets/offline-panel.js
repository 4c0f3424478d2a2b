// The panel of the page on reading offline: what this device has, and a button that stores the whole book.
import { find, make } from "./reading-page.js";
import { ask, register } from "./worker.js";

const WAITS = [0, 1000, 4000]; // ms before each try to get a file
const MEGABYTE = 1_000_000;

const panel = find(document, ".offline-panel", HTMLElement);
const part = (selector) => find(panel, selector, HTMLElement);
const [state, problem, saving, amount, list] = [".state", ".problem", ".saving", ".amount", "details"].map(part);
const [save, stop, forget] = [".save", ".stop", ".forget"].map((name) => find(panel, name, HTMLButtonElement));
const bar = find(panel, "progress", HTMLProgressElement);

const megabytes = (bytes) => `${bytes && bytes < MEGABYTE / 10 ? "0.1" : (bytes / MEGABYTE).toFixed(1)} MB`;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const sum = (missing) => missing.reduce((total, [, bytes]) => total + bytes, 0);

const PROBLEMS = {
  QuotaExceededError: "이 기기에 자리가 모자라 더 저장하지 못했다. 자리를 비운 다음 이어서 저장한다.",
  Changed: "그사이 책의 새 판이 나왔다. 이 쪽을 새로 고친 다음 이어서 저장한다.",
};
const CUT = "연결이 끊겨 멈추었다. 받은 데까지는 남아 있으니 연결된 다음 이어서 저장한다.";

const reasonOf = (error) => String(error instanceof Error && error.message);

let begun = false;
let stopping;

/** Show what the device has; return it. */
async function show() {
  const now = await ask({ ask: "state" });
  const left = sum(now.missing);
  const whole = !now.missing.length;
  const held = `${now.pages}쪽 가운데 ${now.saved.length}쪽, ${megabytes(now.bytes - left)}`;
  const old = now.outdated ? ` 그 가운데 ${now.outdated}쪽은 지난 판이다.` : "";
  state.textContent = whole
    ? `전체 책 ${now.pages}쪽이 저장되어 있다(${megabytes(now.bytes)}).`
    : `${held}가 저장되어 있다.${old}`;
  save.textContent =
    begun || now.saved.length > 1 ? `나머지 저장 (${megabytes(left)})` : `전체 책 저장 (${megabytes(left)})`;
  save.hidden = whole;
  save.disabled = false;
  forget.hidden = !now.saved.length;
  list.hidden = !now.saved.length;
  part("summary").textContent = `저장된 쪽 ${now.saved.length}개`;
  part("ul").replaceChildren(...now.saved.map(({ title, href }) => make("li", {}, make("a", { href }, title))));
  return now;
}

/** Tell whether the browser has the room, as far as it says. */
async function lacksRoom({ missing, bytes, stored }) {
  const { quota, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  const needed = stored * (sum(missing) / bytes);
  if (quota === undefined || needed <= quota - usage) return false;
  problem.textContent = `자리가 모자란다. ${megabytes(needed)}가 필요한데 ${megabytes(quota - usage)}만 쓸 수 있다.`;
  return true;
}

async function keep(path) {
  for (const [turn, wait] of WAITS.entries()) {
    await pause(wait);
    try {
      return await ask({ ask: "keep", path });
    } catch (error) {
      if (Object.hasOwn(PROBLEMS, reasonOf(error)) || turn === WAITS.length - 1 || stopping) throw error;
    }
  }
}

/** Get what is missing, one file after the other, so that stopping loses nothing. */
async function saveAll() {
  problem.textContent = "";
  stopping = false;
  begun = true;
  const now = await show();
  if (await lacksRoom(now)) return;
  await navigator.storage?.persist?.();
  const total = sum(now.missing);
  let got = 0;
  const progress = () => {
    bar.value = total ? got / total : 1;
    amount.textContent = `${megabytes(got)} / ${megabytes(total)}`;
    bar.setAttribute("aria-valuetext", amount.textContent);
  };
  working(true);
  progress();
  try {
    for (const [path, bytes] of now.missing) {
      if (stopping) break;
      const { version } = await keep(path);
      if (version !== now.version) throw new Error("Changed");
      got += bytes;
      progress();
    }
  } catch (error) {
    problem.textContent = PROBLEMS[reasonOf(error)] ?? CUT;
    if (reasonOf(error) === "Changed") (await register())?.update();
  }
  ask({ ask: "sweep" }).catch(() => {}); // what was not thrown away now is when the next edition comes
  working(false);
  await show();
  if (save.hidden) forget.focus();
  else save.focus();
}

/** Swap the buttons; the keyboard stays on the one that took the other's place. */
function working(yes) {
  saving.hidden = stop.hidden = !yes;
  save.hidden = forget.hidden = yes;
  if (yes) stop.focus();
}

save.addEventListener("click", saveAll);
stop.addEventListener("click", () => {
  stopping = true;
  amount.textContent = "받던 파일까지 저장하고 멈춘다.";
});
forget.addEventListener("click", async () => {
  await ask({ ask: "forget" });
  problem.textContent = "";
  begun = false;
  await show();
  save.focus();
});

register().then((able) => {
  if (able) return show();
  save.hidden = true;
  state.textContent = "이 브라우저나 이 주소에서는 저장할 수 없다. 쪽은 그대로 읽을 수 있다.";
});
navigator.serviceWorker?.addEventListener("message", ({ data }) => data === "renewed" && saving.hidden && show());
