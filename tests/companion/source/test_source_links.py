"""Brackets that Markdown took for text are named with their line."""

from pathlib import Path

import pytest

from companion.source.links import links_are_read_as_meant
from companion.source.model import Source

PAGE = Path("book/one/page.md")

WRONG = {
    "[글](다른 쪽.md)": "](다른 쪽.md)",
    "![글](그림 하나.png)": "](그림 하나.png)",
    "[글](javascript:alert)": "](javascript:alert)",
    "![글](file:///etc/passwd)": "](file:///etc/passwd)",
    "![글](그림.png){width=120px}": "{width=120px}",
    "[글](other.md){.big}": "{.big}",
    "`x`{#here}": "{#here}",
    "[글]()": "]()",
    "[글](<>)": "]()",
    "[글](../../../etc/passwd)": "](../../../etc/passwd)",
    "각주[^없다]": "[^없다]",
    "[글][없는 이름]": "[글][없는 이름]",
    "## [글](다른 쪽.md)": "](다른 쪽.md)",
    "| [글](다른 쪽.md) | 값 |\n|---|---|": "](다른 쪽.md)",
    "- 하나\n- 둘[^2]": "[^2]",
    ":::{note}\n상자[^3]\n:::": "[^3]",
    ":::{dropdown} [글](다른 쪽.md)\n글\n:::": "](다른 쪽.md)",
    "**[글](다른 쪽.md)**은": "](다른 쪽.md)",
}

RIGHT = [
    "[글](<다른 쪽.md>) [글](다른%20쪽.md) [글](다른쪽.md) <https://example.org/a(b)>",
    "[글][이름]과 [이름]\n\n[이름]: https://example.org/",
    ":::{note}\n[글][이름]과 각주[^1]\n:::\n\n[이름]: https://example.org/\n[^1]: 주",
    "[CLS] [MASK][SEP], [0, 1] (가 아니라), `[글](다른 쪽.md)`, $[a](b c)$",
    "[글](../one/other.md) [글](/book/one/other.md) [글](#절) <mailto:a@b.c> $x${a} a_{i}",
    r"\[글](다른 쪽.md) 배열 x[0][1]",
]


@pytest.mark.parametrize(("text", "written"), WRONG.items())
def test_brackets_that_stay_text_are_named(text: str, written: str) -> None:
    (problem,) = links_are_read_as_meant(Source(PAGE, f"# 제목\n\n첫\n줄\n\n{text}\n"))
    lines = text.replace("<>", "").split("\n")
    line = next(n for n, one in enumerate(lines, 6) if written in one)
    assert (problem.line, problem.field) == (line, written)


@pytest.mark.parametrize("text", RIGHT)
def test_a_link_is_no_mistake(text: str) -> None:
    assert list(links_are_read_as_meant(Source(PAGE, text))) == []
