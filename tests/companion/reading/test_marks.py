"""What a reader may point at has an address that stays."""

import re
from collections.abc import Callable

from bs4 import BeautifulSoup
from docutils import nodes

from companion.reading.marks import block_id, mark_blocks, written_blocks

Build = Callable[[str], BeautifulSoup]

PAGE = """# 제목

첫 문단이다.

둘째 문단은 **굵다**.

- 하나
- 둘

```{code-cell} ipython3
x = 1
```

```python
밖의 = "코드"
```

| 가 | 나 |
|---|---|
| 1 | 2 |

:::{note}
쪽지 속 글이다.
:::
"""


def paragraph(text: str) -> nodes.paragraph:
    made = nodes.paragraph(text, text)
    made.line = 1
    return made


def ids(*blocks: nodes.Element) -> list[list[str]]:
    document = nodes.document(None, None)  # type: ignore[arg-type]
    document += blocks
    mark_blocks(document)
    return [list(block["ids"]) for block in blocks]


def test_an_insertion_elsewhere_changes_no_address() -> None:
    before = ids(paragraph("처음"), paragraph("끝"))
    after = ids(paragraph("새 글"), paragraph("처음"), paragraph("또 새 글"), paragraph("끝"))
    assert [after[1], after[3]] == before


def test_a_changed_text_changes_its_own_address_only() -> None:
    before, after = ids(paragraph("가"), paragraph("나")), ids(paragraph("다"), paragraph("나"))
    assert before[0] != after[0] and before[1] == after[1]


def test_spaces_and_line_ends_do_not_count() -> None:
    assert ids(paragraph("한 줄")) == ids(paragraph("한\n  줄"))


def test_the_same_text_twice_gets_two_addresses() -> None:
    found = ids(paragraph("같다"), paragraph("같다"), paragraph("같다"))
    assert len({name for names in found for name in names}) == 3


def test_a_block_that_has_a_name_keeps_it() -> None:
    cell = nodes.container(nb_element="cell_code", ids=["cell-named"])
    cell += nodes.literal_block("x", "x")
    cell.line = 1
    assert ids(cell) == [["cell-named"]]


def test_a_taken_address_becomes_longer() -> None:
    short = block_id("글", set())
    assert re.fullmatch("p[a-z2-7]{4}", short)
    longer = block_id("글", {short})
    assert longer.startswith(short) and len(longer) == 6


def test_made_text_and_parts_too_small_have_none() -> None:
    made = nodes.paragraph("", "지시자가 만든 글")
    entry = nodes.entry("", paragraph("칸"))
    document = nodes.document(None, None)  # type: ignore[arg-type]
    record = nodes.paragraph("기록의 글", "기록의 글")
    card = nodes.admonition("", paragraph("카드의 글"), classes=["correction"])
    document += [made, entry, record, card]
    assert list(written_blocks(document)) == []


def test_every_block_of_a_page_can_be_linked(build: Build) -> None:
    article = build(PAGE).article
    assert article is not None
    marked = re.compile("^p[a-z2-7]{4,}$")
    text = "section > p, .admonition > p:not(.admonition-title)"
    for selector, count in (
        (text, 3),
        ("li", 2),
        (".cell", 1),
        ("table", 1),
        ("section > .highlight-python", 1),
    ):
        found = article.select(selector)
        assert len(found) == count
        assert all(marked.match(block["id"]) for block in found), selector
    everything = [tag["id"] for tag in article.select("[id]")]
    assert len(everything) == len(set(everything))
    assert not article.select("li > p[id], td p[id]"), "one address for each, not two"
