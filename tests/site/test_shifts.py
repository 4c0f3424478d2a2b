"""Nothing moves by itself when a page is opened."""

import pytest
from playwright.sync_api import Page, expect

from pages import open_untouched, settle, shift, watch_shifts

pytestmark = pytest.mark.slow

ADDRESSES = [
    "glossary.html",
    "glossary.html#overfitting",
    "glossary/siot.html",
    "glossary/a-to-z.html",
    "corrections.html",
    "study.html",
    "offline.html",
    "02-mathematical-building-blocks/quiz.html",
]

LONG = [
    "01-what-is-deep-learning/01-ai-ml-dl.html",
    "02-mathematical-building-blocks/06-from-scratch.html",
    "02-mathematical-building-blocks/02-tensors.html",
    "04-classification-and-regression/02-topics.html",
    "02-mathematical-building-blocks/quiz.html",
    "review/regression.html",
    "lectures/2025-03-12-day3-1.html",
]
PLACES = """async () => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const places = {};
  for (const heading of document.querySelectorAll("article :is(h2, h3, .quiz-drawn > li)")) {
    heading.scrollIntoView({ behavior: "instant" });
    for (let passed = 0; passed < 3; passed++) await frame();
    const top = heading.getBoundingClientRect().top;
    for (const block of document.querySelectorAll("article :is(p, pre, table, figure, li, label)")) {
      const box = block.getBoundingClientRect();
      const seen = box.top >= top && box.top < innerHeight && box.height;
      if (seen && block.checkVisibility({ contentVisibilityAuto: true })) {
        const [first] = [block.id, block.textContent.trim().slice(0, 20)].filter(Boolean);
        places[`${heading.textContent.slice(0, 30)}: ${first}`] = Math.round(box.top - top);
      }
    }
  }
  return places;
}"""
"""How far below each heading the blocks are that the screen then shows, in pixels."""


@pytest.mark.parametrize("path", LONG)
def test_a_page_is_laid_out_as_a_whole_as_it_was_piece_by_piece(
    site: str, phone: Page, path: str
) -> None:
    # Without the script the rest is not laid out.
    phone.route("**/bundle/*.js", lambda route: route.fulfill(content_type="text/javascript"))
    open_untouched(phone, f"{site}/book/{path}")
    pieces = phone.evaluate(PLACES)
    phone.evaluate("document.documentElement.classList.remove('waiting')")
    whole = phone.evaluate(PLACES)
    assert len(pieces) > 20
    moved = {
        name: (place, whole[name]) for name, place in pieces.items() if abs(whole[name] - place) > 1
    }
    assert not moved


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_moves_when_a_page_is_opened(site: str, phone: Page, address: str) -> None:
    watch_shifts(phone)
    phone.goto(f"{site}/book/{address}")
    if "#" in address:
        expect(phone.locator(".glossary-entry dt")).to_be_visible(timeout=20_000)
    settle(phone)
    assert shift(phone) <= 0.01
