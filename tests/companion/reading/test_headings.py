"""A heading's address is made of its words, and stays when something is put in elsewhere."""

import re
import unicodedata
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup

from companion.myst.address import address_of

Build = Callable[[str], BeautifulSoup]

BEFORE = """# 손실 $\\mathcal{L}$과 `fit()`과 **굵은** 🎯

## 왜 그런가

첫째 절.

## 손실 함수

둘째 절.

## 왜 그런가

(나만의-이름)=
### 이름이 있는 절

(sec-one)=
### 또 이름이 있는 절

글이다.

(문단의-이름)=
이름이 있는 문단이다.

## 식 $x^2$과 `predict()`

### 🎯

### C++ & C# < 1

## SVM

## Main content

## cell x

## `<s>` 토큰과 **강조**, [고리](https://example.org)

```{note}
#### 상자 속 제목
```

```{figure} https://example.org/a.png
:name: 그림-하나
그림의 설명이다.
```

```{figure} https://example.org/b.png
이름 없는 그림이다.
```

```{code-block} python
:caption: 설명이 붙은 코드
print(1)
```

보라: [](나만의-이름), {ref}`sec-one`, {ref}`문단으로 <문단의-이름>`, {ref}`그림-하나`, {ref}`글 <svm>`.

```{code-cell} ipython3
:name: x
1
```

(svm)=
다른 곳에 같은 이름이 있다.
"""
INSERTED = """## 들어가며

새 절이다.[^1] 또 새 글이다.[^주]

```{figure} https://example.org/new.png
새 그림이다.
```

[^1]: 각주다.
[^주]: 한국어 각주다.

## 왜 그런가"""
ADDRESSES = [
    "손실-mathcal-l-과-fit-과-굵은", "왜-그런가", "손실-함수", "왜-그런가.2", "나만의-이름",
    "sec-one", "식-x-2-과-predict", "direct-hit", "c-c-1", "svm.2", "main-content.2", "cell-x.2",
    "s-토큰과-강조-고리",
]  # fmt: skip


def sections(page: BeautifulSoup) -> list[str]:
    return [str(section["id"]) for section in page.select("article section")]


@pytest.fixture(scope="module")
def pages(build: Build) -> tuple[BeautifulSoup, BeautifulSoup]:
    """A page, and the same with a section, two notes and a figure put in at its beginning."""
    return build(BEFORE), build(BEFORE.replace("## 왜 그런가", INSERTED, 1))


def test_an_address_is_made_of_the_words(pages: tuple[BeautifulSoup, BeautifulSoup]) -> None:
    assert sections(pages[0]) == ADDRESSES


def test_what_is_put_in_elsewhere_moves_none(pages: tuple[BeautifulSoup, BeautifulSoup]) -> None:
    assert sections(pages[1]) == [ADDRESSES[0], "들어가며", *ADDRESSES[1:]]
    for before, after in zip(*(page.select("article [id]") for page in pages), strict=False):
        assert "id" not in (before["id"], after["id"])


def test_figures_and_listings_without_a_name_stay_where_they_were(
    pages: tuple[BeautifulSoup, BeautifulSoup],
) -> None:
    for selector in ("figure", "div.literal-block-wrapper"):
        before, after = ([str(one["id"]) for one in page.select(selector)] for page in pages)
        assert before and set(before) <= set(after)
        assert not any(name.startswith(("id", "auto")) for name in before)


def test_contents_permalinks_and_references_follow(
    pages: tuple[BeautifulSoup, BeautifulSoup],
) -> None:
    for page in pages:
        known = {str(one["id"]) for one in page.select("[id]")}
        links = [
            str(link["href"])[1:] for link in page.select('a[href^="#"]') if link["href"] != "#"
        ]
        assert set(links) <= known
        assert {*ADDRESSES[1:], "문단의-이름", "그림-하나", "svm"} <= set(links)
        assert not [name for name in known if re.fullmatch(r"id\d+", name)]


def test_no_id_stands_twice(pages: tuple[BeautifulSoup, BeautifulSoup]) -> None:
    for page in pages:
        ids = [str(one["id"]) for one in page.select("[id]")]
        assert len(ids) == len(set(ids))


def test_a_named_section_is_found_by_its_words_too(
    pages: tuple[BeautifulSoup, BeautifulSoup],
) -> None:
    for page in pages:
        assert page.select_one("section#sec-one > span#또-이름이-있는-절")


def test_a_heading_in_a_box_has_its_words(pages: tuple[BeautifulSoup, BeautifulSoup]) -> None:
    for page in pages:
        assert page.select_one(".admonition #상자-속-제목")


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("왜 그런가?", "왜-그런가"),
        ("  Loss   Function ", "loss-function"),
        (unicodedata.normalize("NFD", "손실 함수"), "손실-함수"),
        ("ㄱ에서 ㅎ까지", "ㄱ에서-ㅎ까지"),
        ("１장 ② x²", "_1장-2-x2"),
        ("2.1절", "_2-1절"),
        ("전이 학습(transfer learning)이란", "전이-학습-transfer-learning-이란"),
        ("snake_case", "snake_case"),
        ("學習과 나이브 베이즈", "學習과-나이브-베이즈"),
        ("가\u200b나 다\u00a0라", "가-나-다-라"),
        ("∑", "n-ary-summation"),
        ("🎯🎯", "direct-hit-direct-hit"),
        ("µ와 Ⅳ", "μ와-iv"),
    ],
)
def test_words_become_an_address(text: str, address: str) -> None:
    """Also one that XML takes for a name, as an e-book must have it."""
    assert address_of(text) == address
    assert re.fullmatch(r"[^\W\d][\w.-]*", address)
