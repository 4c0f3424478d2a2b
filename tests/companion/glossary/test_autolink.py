"""The first use of a term on a page leads to its entry, and the page knows what its card shows."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from companion.book import Book
from support import copy_tiny, parsed, replace

pytestmark = pytest.mark.slow

INDEX = """---
glossary: {plain: [sample]}
---
# 배치로 시작하는 제목

에포크마다 배치를 새로 뽑는다. 에포크는 길다. 배치들도 많다. `배치` 코드와 $배치$는 그대로다.
[에포크 링크](one/other.md)도 그대로다. batch라고도 한다. 샘플이 있다.

{plain}`학습률`을 정한다. 학습률이 크다. 미니배치는 다른 낱말이다.

```
배치 코드 블록
```

| 표 | 값 |
|---|---|
| 학습률 | 1 |
"""
TERMS = """
- id: learning-rate
  en: learning rate
  ko: 학습률
  category: concept
  definition: {ko: 걸음의 크기다., en: The size of a step.}

- id: sample
  en: sample
  ko: 샘플
  category: concept
  definition: {ko: 데이터 하나다., en: One item of data.}

- id: common
  en: word
  ko: 낱말
  category: concept
  definition: {ko: 흔한 말이다., en: A common word.}
  autolink: false
"""


def build(book: Book) -> None:
    command = [str(Path(sys.executable).with_name("jupyter-book")), "build", str(book.root)]
    subprocess.run(command, capture_output=True, check=True, timeout=300)


def html(book: Book, name: str = "index") -> BeautifulSoup:
    return parsed(book.root / f"_build/html/book/{name}.html")


def links(book: Book) -> list[tuple[str, str]]:
    return [(link["href"], link.text) for link in html(book).select("a:has(> .term.autolinked)")]


def cards(book: Book) -> dict[str, dict[str, str]]:
    found = html(book).find(id="term-cards")
    return json.loads((book.root / "_build/html/book" / found["data-cards"]).read_bytes())


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Book:
    book = copy_tiny(tmp_path_factory.mktemp("autolink") / "tiny")
    (book.root / "book/index.md").write_text(INDEX, encoding="utf-8")
    terms = book.root / "book/_data/glossary/terms.yml"
    terms.write_text(terms.read_text(encoding="utf-8") + TERMS, encoding="utf-8")
    build(book)
    return book


def test_the_first_use_is_linked_with_whatever_particle(built: Book) -> None:
    assert links(built) == [
        ("glossary/ieung.html#epoch", "에포크"),
        ("glossary/bieup.html#batch", "배치"),
        ("glossary/hieut.html#learning-rate", "학습률"),
    ]
    after = [link.next_sibling for link in html(built).select("a:has(> .term.autolinked)")]
    assert after[1].startswith("를 새로 뽑는다")
    assert after[2].startswith("이 크다"), "the use that {plain} forbids is passed over"


def test_the_page_holds_the_cards_of_its_terms(built: Book) -> None:
    assert set(cards(built)) == {"epoch", "batch", "learning-rate"}
    assert cards(built)["learning-rate"] == {
        "ko": "학습률",
        "en": "learning rate",
        "definition": "걸음의 크기다.",
    }


def test_a_term_that_the_author_links_is_left_to_the_author(built: Book) -> None:
    page = html(built, "one/page")
    batch = page.select('a[href="../glossary/bieup.html#batch"] > .term')
    assert [term["class"] for term in batch] == [["term"]] * 3


def test_the_glossary_and_its_pages_have_the_anchors(built: Book) -> None:
    index = html(built, "glossary")
    for key, page in (("batch", "bieup"), ("epoch", "ieung"), ("learning-rate", "hieut")):
        assert index.select_one(f'li#{key}.in-concept a[href="glossary/{page}.html#{key}"]')
        assert len(html(built, f"glossary/{page}").select(f"dt#{key}")) == 1
    assert index.select_one('#letter-b[href="glossary/a-to-z.html#letter-b"]')
    used = html(built, "glossary/bieup").select('a[href="../one/page.html"]')
    assert any("쓰인 쪽" in link.parent.text for link in used)


def test_a_changed_definition_reaches_the_card_and_a_new_name_becomes_a_link(built: Book) -> None:
    terms = built.root / "book/_data/glossary/terms.yml"
    replace(terms, "걸음의 크기다.", "한 걸음의 크기다.")
    build(built)
    assert cards(built)["learning-rate"]["definition"] == "한 걸음의 크기다."
    replace(terms, "  autolink: false\n", "")
    build(built)
    assert ("glossary/nieun.html#common", "낱말") in links(built)
