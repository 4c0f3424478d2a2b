// Lets the service worker keep this page, and tells the reader when the book has a newer one.
import { button, make } from "./reading-page.js";
import { able, ask, register } from "./worker.js";

const HOUR = 3_600_000; // ms
const SECOND = 1000; // ms

let notice;

const here = () =>
  ask({ ask: "here" }).then(
    ({ newer }) => newer && tell(),
    () => {},
  );

async function start() {
  const registration = await register();
  if (!registration) return;
  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    if (data === "newer") tell();
    else if (data === "renewed") here();
  });
  here();
  registration.addEventListener("updatefound", () => hurry(registration));
  hurry(registration);
  let looked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - looked < HOUR) return;
    looked = Date.now();
    registration.update().catch(() => {});
  });
}

/** See a new worker through: a browser that is busy with the old one leaves it waiting, whatever it wishes. */
async function hurry(registration) {
  while (registration.installing || registration.waiting) {
    registration.waiting?.postMessage({ ask: "takeOver" });
    await new Promise((resolve) => setTimeout(resolve, SECOND));
  }
}

/** Say once that there is a newer edition. The page never changes by itself under a reader's eyes. */
function tell() {
  if (notice) return;
  notice = make("div", { class: "offline-notice", role: "status" });
  document.body.append(notice);
  const text = make("span", {}, "이 쪽의 새 판이 있다.");
  const renew = button("새로 고침", async () => {
    renew.disabled = true;
    text.textContent = "새 판을 받는 중이다.";
    try {
      await ask({ ask: "renew" });
      location.reload();
    } catch {
      text.textContent = "새 판을 받지 못했다. 연결된 곳에서 다시 누른다.";
      renew.disabled = false;
      renew.focus();
    }
  });
  const later = button("나중에", () => notice.remove());
  // A live region says what is put into it, not what it comes with.
  setTimeout(() => notice.append(text, renew, later), 100);
}

// What the reader asked for goes first: neither the line nor the processor is taken before the page rests.
const whenIdle = () => (globalThis.requestIdleCallback ?? setTimeout)(start);
if (able) document.readyState === "complete" ? whenIdle() : addEventListener("load", whenIdle);
