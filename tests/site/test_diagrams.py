"""The drawings as a reader of a phone sees them: nothing cut, nothing on top of another."""

import pytest
from playwright.sync_api import Page

from companion.diagrams.drawings import DRAWINGS

pytestmark = pytest.mark.slow

# Of every line of text: its box, and of every shape that holds one: where the shape ends.
MEASURE = """() => {
  const svg = document.querySelector("svg");
  const box = (element) => element.getBBox();
  const flat = ({x, y, width, height}) => [x, y, x + width, y + height];
  return {
    view: flat(svg.viewBox.baseVal),
    texts: [...svg.querySelectorAll("text")].map((text) => ({
      text: text.textContent.trim(), box: flat(box(text)),
    })),
    shapes: [...svg.querySelectorAll("rect, path")].slice(1)
      .filter((shape) => !shape.style.fill.includes("none"))
      .map((shape) => flat(box(shape))),
  };
}"""

TextBox = tuple[float, float, float, float]


def overlap(one: TextBox, other: TextBox) -> float:
    """Return by how much the smaller side of two boxes overlaps; not above 0 where apart."""
    return min(
        min(one[2], other[2]) - max(one[0], other[0]),
        min(one[3], other[3]) - max(one[1], other[1]),
    )


@pytest.mark.parametrize("name", DRAWINGS)
def test_no_text_is_cut_and_none_covers_another(name: str, phone: Page) -> None:
    phone.set_content(f"<body style='margin:0'>{DRAWINGS[name]().svg()}</body>")
    found = phone.evaluate(MEASURE)
    left, top, right, bottom = found["view"]
    # Beside the name of a chapter stands a picture without words.
    assert found["texts"] or name.startswith("chapter-")
    assert right - left == 360
    for line in found["texts"]:
        x1, y1, x2, y2 = line["box"]
        assert left + 4 <= x1 and x2 <= right - 4 and top <= y1 and y2 <= bottom, line
    lines = [(line["text"], tuple(line["box"])) for line in found["texts"]]
    for place, (text, box) in enumerate(lines):
        for other, its_box in lines[place + 1 :]:
            # Lines that follow each other stand 17 apart; their boxes touch by a hair.
            assert overlap(box, its_box) <= 3, (text, other)


@pytest.mark.parametrize("name", DRAWINGS)
def test_text_stays_within_its_shape(name: str, phone: Page) -> None:
    phone.set_content(f"<body style='margin:0'>{DRAWINGS[name]().svg()}</body>")
    found = phone.evaluate(MEASURE)
    shapes = [shape for shape in found["shapes"] if shape[3] - shape[1] > 12]
    for line in found["texts"]:
        x1, y1, x2, y2 = line["box"]
        middle = ((x1 + x2) / 2, (y1 + y2) / 2)
        around = [s for s in shapes if s[0] < middle[0] < s[2] and s[1] < middle[1] < s[3]]
        for shape in around:
            assert shape[0] <= x1 and x2 <= shape[2], (line, shape)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_is_large_and_stands_out_on_a_phone(theme: str, site: str, phone: Page) -> None:
    phone.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    phone.goto(f"{site}/book/corrections.html")
    assert phone.locator("html").get_attribute("data-theme") == theme
    sizes = phone.evaluate(
        """() => [...document.querySelectorAll(".correction-diagrams svg.drawing")].map((svg) => {
          const smallest = Math.min(...[...svg.querySelectorAll("tspan")].map(
            (span) => parseFloat(getComputedStyle(span).fontSize)));
          return smallest * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
        })"""
    )
    assert len(sizes) >= 14
    assert min(sizes) >= 12, "pixels of the smallest letters on a screen of 360"
    ink, surface = phone.evaluate(
        """() => {
          const svg = document.querySelector("svg.drawing");
          return [getComputedStyle(svg.querySelector("text")).fill,
                  getComputedStyle(svg.querySelector("rect")).fill];
        }"""
    )
    assert contrast(ink, surface) >= 7


def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast ratio of two `rgb(…)` colours."""
    lights = sorted(luminance(colour) for colour in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in colour.strip("rgb()").split(",")]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
