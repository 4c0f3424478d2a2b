"""Type into a box in Chromium on a CPU slowed down, as a person would, and time every key.

Two times of every key, both in the slowed-down page and from the browser's time stamp of the key:
until the result stands laid out (event, search, texts, style, layout), and until the frame with it
has been handed over for display. A third, "worked", is the page's own part of the first: from the
first listener until laid out, without the browser's way from the key to the page. The second holds
the browser's own machinery too, which the same slow-down stretches. Frames are made as soon as they
are asked for, while a screen adds the wait for its next refresh, up to 16.7 ms at 60 Hz.
"""

import unicodedata
from collections.abc import Iterator, Sequence

from playwright.sync_api import CDPSession, Page

SLOWDOWN = 6
UNLIMITED = ["--disable-frame-rate-limit", "--disable-gpu-vsync"]
ONSETS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
FIRST_ONSET = 0x1100
WARM_UP = 5

START = """
// Before any script of the page: when did the key that is being handled come?
globalThis.began = 0;
for (const type of ["keydown", "beforeinput"]) {
  addEventListener(type, (event) => { globalThis.began ||= event.timeStamp; }, true);
}
"""

TIMER = """
selector => {
  globalThis.times = { worked: [], laidOut: [], painted: [] };
  globalThis.began = 0;
  let reached = 0;
  const box = document.querySelector(selector);
  box.addEventListener("input", () => { reached = performance.now(); }, true);
  const channel = new MessageChannel();
  channel.port1.onmessage = ({ data }) => times.painted.push(performance.now() - data);
  // Added after the page's own, so it runs after it.
  box.addEventListener("input", () => {
    const from = globalThis.began;
    globalThis.began = 0;
    document.body.getBoundingClientRect();
    const laidOut = performance.now();
    times.worked.push(laidOut - reached);
    times.laidOut.push(laidOut - from);
    // A message sent from the frame's callback is handled after that frame is painted.
    requestAnimationFrame(() => channel.port2.postMessage(from));
  });
}
"""


def composed(syllable: str) -> Iterator[str]:
    """Yield what an input method shows while `syllable` is typed: ㅎ, 하, 학."""
    if not "가" <= syllable <= "힣":
        yield syllable
        return
    parts = unicodedata.normalize("NFD", syllable)
    yield ONSETS[ord(parts[0]) - FIRST_ONSET]
    for length in range(2, len(parts) + 1):
        yield unicodedata.normalize("NFC", parts[:length])


def type_name(page: Page, devtools: CDPSession, name: str) -> None:
    """Type `name` as a person would: Latin letters by key, Korean by composition."""
    for character in name:
        if "가" <= character <= "힣":
            for state in composed(character):
                devtools.send(
                    "Input.imeSetComposition",
                    {"text": state, "selectionStart": 1, "selectionEnd": 1},
                )
            devtools.send("Input.insertText", {"text": character})
        else:
            page.keyboard.press("Space" if character == " " else character)
    page.wait_for_timeout(20)


def time_keys(page: Page, box: str, names: Sequence[str]) -> dict[str, list[float]]:
    """Return the milliseconds of every key of `names` until laid out and until painted.

    `page` holds a text box at the selector `box`, ready, and ran `START` before its own scripts.
    """
    devtools = page.context.new_cdp_session(page)
    for name in names[:WARM_UP]:  # a reader's first key is not the page's first
        _clear(page, box)
        type_name(page, devtools, name)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    page.evaluate(TIMER, box)
    for name in names:
        _clear(page, box)
        type_name(page, devtools, name)
    times: dict[str, list[float]] = page.evaluate("globalThis.times")
    return times


def _clear(page: Page, box: str) -> None:
    """Empty the box, as a reader does who looks the next name up."""
    page.evaluate("selector => document.querySelector(selector).select()", box)


def percentile(times: Sequence[float], share: float) -> float:
    """Return the least time that `share` of all do not exceed."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def figures(
    times: dict[str, list[float]], kinds: Sequence[str] = ("laidOut", "painted")
) -> list[str]:
    """Return how many keys, then p50, p95 and p99 of each of `kinds`."""
    shares = [
        f"{percentile(times[until], share):.1f}" for until in kinds for share in (0.5, 0.95, 0.99)
    ]
    return [str(len(times["laidOut"])), *shares]
