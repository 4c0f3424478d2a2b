"""The frame of a page: no script of the theme, no English, and native elements that open by themselves."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup

Build = Callable[[str], BeautifulSoup]

TEXT = """# 쪽

## 절

글이다.

```{code-cell} ipython3
:tags: [hide-input]
x = 1
```
"""
THEIRS = (
    "bootstrap", "pydata-sphinx-theme.js", "sphinx-book-theme.js", "clipboard", "copybutton",
    "togglebutton", "design-tabs", "doctools", "searchindex", "fontawesome",
)  # fmt: skip


@pytest.fixture(scope="module")
def page(build: Build) -> BeautifulSoup:
    return build(TEXT)


def test_no_script_of_the_theme_is_asked_for(page: BeautifulSoup) -> None:
    asked = [
        str(tag.get("src") or tag.get("href"))
        for tag in page.select("script[src], link[as=script]")
    ]
    assert any("reading-places.js" in name for name in asked)
    assert [name for name in asked if any(part in name for part in THEIRS)] == []
    assert "DOCUMENTATION_OPTIONS" not in str(page) and "togglebuttonSelector" not in str(page)


def test_the_theme_is_set_before_any_style_or_text(page: BeautifulSoup) -> None:
    assert page.head is not None
    order = [
        tag
        for tag in page.head.find_all(["script", "link"])
        if "stylesheet" in tag.get("rel", []) or tag.name == "script"
    ]
    assert "annotated-dl-reading" in order[0].get_text() and order[0].get("src") is None


def test_the_columns_open_without_scripts(page: BeautifulSoup) -> None:
    for name in ("pst-primary-sidebar", "pst-secondary-sidebar"):
        column = page.find(id=name)
        assert column is not None and column.has_attr("popover")
        button = page.select_one(f'.bd-header-article [popovertarget="{name}"]')
        assert button is not None and button["aria-label"]
        assert column.select_one("nav[aria-label], nav[aria-labelledby]")
        assert column.select_one(f'[popovertarget="{name}"]'), "and a way to close it"


def test_search_is_a_form_and_a_link(page: BeautifulSoup) -> None:
    form, link = page.select_one("form.book-search"), page.select_one("a.open-search")
    assert form is not None and link is not None
    assert form["action"] == link["href"] == "search.html"
    assert form.select_one("input[name=q]")


def test_the_frame_is_korean(page: BeautifulSoup) -> None:
    said = [
        str(tag[name]) for name in ("title", "aria-label") for tag in page.select(f"body [{name}]")
    ]
    assert said and [text for text in said if text.isascii()] == []
    summary = page.select_one("details.hide > summary")
    assert summary is not None and not summary.has_attr("aria-label")


def test_only_a_long_page_is_laid_out_where_it_is_seen(build: Build) -> None:
    paragraph = "한 문단이다. " * 40
    short, long = (build(f"# 제목\n\n## 절\n\n{paragraph * count}\n") for count in (1, 40))
    assert "waiting" not in str(short.head)
    assert "waiting" in str(long.head)
