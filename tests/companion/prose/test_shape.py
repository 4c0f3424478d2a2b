"""The shape of a page: words outside cells, code for a phone, a drawing a section."""

from pathlib import Path

import pytest

from companion.prose.cells import code_cells
from companion.prose.shape import columns, count_words, main_sections, misshapen

PATH = Path("book/page.md")
WORDS = "말이 " * 1000


def told(text: str, **undrawn: str) -> list[tuple[int, str]]:
    found = misshapen(PATH, text, list(code_cells(text)), undrawn)
    return [(one.line, one.field or one.expected) for one in found]


def test_words_are_counted_outside_cells_and_headings() -> None:
    text = """---
file_format: mystnb
---
# 제목은 세지 않는다

본문 셋 {term}`배치`다. $x = 1$은 하나, `a b`도 하나다.

```{code-cell} ipython3
코드 = "세지 않는다"
```

:::{admonition} 제목
상자 속 넷도 센다.
:::

- 항목 둘
"""
    assert count_words(text) == 3 + 2 + 2 + 4 + 2


def test_a_page_needs_words() -> None:
    assert told("# 제목\n\n짧다.\n") == [(1, "at least 1,000 words outside cells; 1")]
    assert told(f"# 제목\n\n{WORDS}\n") == []


@pytest.mark.parametrize(
    ("line", "width"), [("x = 1", 5), ("# 가나", 6), ("# α → β × ‘’", 12), ("", 0)]
)
def test_a_hangul_syllable_takes_two_columns(line: str, width: int) -> None:
    assert columns(line) == width


def cell(*lines: str, tags: str = "") -> str:
    return "\n".join(
        ["```{code-cell} ipython3", *([f":tags: {tags}", ""] if tags else []), *lines, "```"]
    )


def test_visible_code_fits_a_phone() -> None:
    long, fits = "x = 1  # " + "가" * 28, "x = 1  # " + "가" * 27
    text = f"{WORDS}\n\n{cell(fits, long)}\n"
    assert told(text) == [(5, "at most 64 columns of code; 65")]
    assert told(f"{WORDS}\n\n{cell(long, tags='[hide-input]')}\n") == []


def test_code_that_does_not_run_fits_a_phone_too() -> None:
    fence = "```bash\nmake book\n" + "x" * 65 + "\n```"
    assert told(f"{WORDS}\n\n{fence}\n") == [(5, "at most 64 columns of code; 65")]


def test_a_visible_cell_is_short() -> None:
    lines = ["x = 1"] * 21
    assert told(f"{WORDS}\n\n{cell(*lines)}\n") == [(4, "at most 20 lines in a visible cell; 21")]
    assert told(f"{WORDS}\n\n{cell(*lines[1:])}\n") == []
    assert told(f"{WORDS}\n\n{cell(*lines, tags='[hide-cell]')}\n") == []


def test_a_page_has_few_cells() -> None:
    many = "\n\n".join([cell("x = 1")] * 26)
    assert told(f"{WORDS}\n\n{many}\n") == [(1, "at most 25 code cells; 26")]


DRAWN = """
## 생각 하나

```{figure} ../figures/one.svg
:alt: 그림

설명
```

## 생각 둘

:::{admonition} 상자
:class: note

```{image} ../figures/two.svg
```
:::

## 생각 셋

```{figure} ../figures/photo.png
```

## 연습 문제

## 정리
"""


def test_each_main_section_has_a_drawing() -> None:
    assert [(one.title, one.is_drawn) for one in main_sections(DRAWN)][:3] == [
        ("생각 하나", True),
        ("생각 둘", True),
        ("생각 셋", False),
    ]
    assert told(f"말이\n{DRAWN}")[1:] == [
        (DRAWN.count("\n", 0, DRAWN.index("## 생각 셋")) + 2, "생각 셋")
    ]


def test_a_section_may_say_why_it_has_none() -> None:
    text = f"{WORDS}\n{DRAWN}"
    found = misshapen(PATH, text, [], {"생각 셋": "움직이는 그림이 그 생각이다"})
    assert list(found) == []
    (stale,) = misshapen(PATH, text, [], {"생각 셋": "까닭", "없는 절": "까닭"})
    assert stale.field == "없는 절"
