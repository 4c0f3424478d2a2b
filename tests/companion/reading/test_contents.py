"""The contents beside a page mark its place as the theme would have, and lead from where it is."""

from posixpath import relpath

import pytest

from companion.reading.contents import Contents

TOGGLE = '<summary aria-label="딸린 쪽"><span class="toctree-toggle" role="presentation"></span></summary>'
NOWHERE = f"""<p aria-level="2" class="caption" role="heading"><span class="caption-text">교과서</span></p>
<ul class="nav bd-sidenav">
<li class="toctree-l1 has-children"><a class="reference internal" href="book/one/index.html">1장</a><details>{TOGGLE}<ul>
<li class="toctree-l2"><a class="reference internal" href="book/one/page.html">1.1</a></li>
<li class="toctree-l2"><a class="reference internal" href="book/one/other.html">1.2</a></li>
</ul>
</details></li>
<li class="toctree-l1"><a class="reference external" href="https://example.org/">밖</a></li>
</ul>
<ul class="nav bd-sidenav">
<li class="toctree-l1"><a class="reference internal" href="book/index.html">책</a></li>
</ul>"""


def on(page: str) -> str:
    folder = page.rpartition("/")[0] or "."
    return Contents(NOWHERE).on(page, lambda link: relpath(link, folder))


def test_a_page_is_marked_with_all_above_it_which_is_open() -> None:
    """As pydata-sphinx-theme 0.17.1 writes it for this page."""
    assert (
        on("book/one/page.html")
        == f"""<p aria-level="2" class="caption" role="heading"><span class="caption-text">교과서</span></p>
<ul class="current nav bd-sidenav">
<li class="toctree-l1 current active has-children"><a class="reference internal" href="index.html">1장</a><details open="open">{TOGGLE}<ul class="current">
<li class="toctree-l2 current active"><a class="current reference internal" href="#">1.1</a></li>
<li class="toctree-l2"><a class="reference internal" href="other.html">1.2</a></li>
</ul>
</details></li>
<li class="toctree-l1"><a class="reference external" href="https://example.org/">밖</a></li>
</ul>
<ul class="nav bd-sidenav">
<li class="toctree-l1"><a class="reference internal" href="../index.html">책</a></li>
</ul>"""
    )


def test_the_first_page_of_a_chapter_is_open_and_its_pages_are_not_marked() -> None:
    text = on("book/one/index.html")
    assert '<a class="current reference internal" href="#">1장</a><details open="open">' in text
    assert text.count("current active") == 1 and '<ul class="current">' not in text


@pytest.mark.parametrize("page", ["search.html", "book/glossary/bieup.html"])
def test_a_page_that_is_not_in_the_contents_marks_none(page: str) -> None:
    text = on(page)
    assert "current" not in text and "open" not in text
    assert f'href="{relpath("book/one/page.html", page.rpartition("/")[0] or ".")}"' in text
