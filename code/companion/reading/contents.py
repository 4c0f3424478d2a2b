"""The book's contents beside every page: the theme makes them once, each page marks its place.

The theme makes them anew for every page, which takes longer the more pages there are.
"""

import re
from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

from pydata_sphinx_theme.toctree import add_toctree_functions
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

PLACE = re.compile(
    r'<li class="(?P<item>toctree-l\d+)|<ul(?: class="(?P<list>[^"]*)")?>|<(?P<details>details)>'
    r'|<a class="reference internal" href="(?P<link>[^"]*)">|</(?P<end>li|ul)>'
)
"""What a page's place in the contents changes: an item, its list, what is open, the link."""

_CONTENTS: WeakKeyDictionary[Sphinx, "Contents"] = WeakKeyDictionary()


class Contents:
    """Contents as HTML whose links lead from the site's root, with no page marked as current."""

    def __init__(self, html: str) -> None:
        self._html = html
        self._above: dict[str, frozenset[int]] = {}
        """Link → where the lists and items begin that the link is in."""
        self._owner: dict[int, int] = {}
        """Where a `<details>` begins → where its item does."""
        inside: list[int] = []
        for place in PLACE.finditer(html):
            if place["link"] is not None:
                self._above[place["link"]] = frozenset(inside)
            elif place["details"]:
                self._owner[place.start()] = inside[-1]
            elif place["end"]:
                inside.pop()
            else:
                inside.append(place.start())

    def on(self, page: str, address: Callable[[str], str]) -> str:
        """Return the contents on the page at `page`; `address` says how it reaches another."""
        above = self._above.get(page, frozenset())

        def marked(place: re.Match[str]) -> str:
            start, link = place.start(), place["link"]
            if link is not None:
                current, href = ("current ", "#") if link == page else ("", address(link))
                return f'<a class="{current}reference internal" href="{href}">'
            if place["details"]:
                return '<details open="open">' if self._owner[start] in above else place[0]
            if start not in above:
                return place[0]
            if place["item"]:
                return f"{place[0]} current active"
            return f'<ul class="{" ".join(["current", *filter(None, [place["list"]])])}">'

        return PLACE.sub(marked, self._html)


def add_contents(
    app: Sphinx, pagename: str, template: str, context: dict[str, Any], _doctree: Any
) -> None:
    """Give the page's template the contents as the function `book_contents`."""
    builder = app.builder
    assert isinstance(builder, StandaloneHTMLBuilder)
    if app not in _CONTENTS:
        _CONTENTS[app] = Contents(_by_theme(app, builder, template, context))
    page, address = builder.get_target_uri(pagename), context["pathto"]
    context["book_contents"] = lambda: _CONTENTS[app].on(page, lambda link: address(link, 1))


def _by_theme(
    app: Sphinx, builder: StandaloneHTMLBuilder, template: str, context: dict[str, Any]
) -> str:
    """Return what the theme shows on a page at the site's root that is not in the contents."""
    its: dict[str, Any] = {"toctree": lambda **kwargs: builder._get_local_toctree("", **kwargs)}
    add_toctree_functions(app, "", template, its, None)
    html = its["generate_toctree_html"](
        kind="sidebar",
        startdepth=0,
        show_nav_level=int(context["theme_show_navbar_depth"]),
        maxdepth=int(context["theme_max_navbar_depth"]),
        collapse=False,
        includehidden=True,
        titles_only=True,
    )
    return str(html).replace("<summary>", '<summary aria-label="딸린 쪽">')
