"""The buttons that open a page's notebook."""

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from companion.book import book_of


def add_header_button(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: Any
) -> None:
    """Put the Colab button in the page's header, where the theme has its own launch buttons."""
    page = book_of(app).pages.get(pagename.removeprefix("book/"))
    if page is None or "header_buttons" not in context:
        return
    context["header_buttons"].append(
        {
            "type": "link",
            "url": page.book.colab_url(page.notebook.as_posix()),
            "tooltip": "Colab에서 이 쪽을 실행한다",
            "text": "Colab",
            "label": "colab",
        }
    )


class AddLaunchLine(SphinxTransform):
    """Put the ways to run a page under its title, where a phone shows them first."""

    default_priority = 780

    def apply(self, **_kwargs: Any) -> None:
        """Insert the line after the page's title; a page without code has none."""
        page = book_of(self.env.app).pages.get(self.env.docname.removeprefix("book/"))
        title = next(iter(self.document.findall(nodes.title)), None)
        if page is None or title is None:
            return
        notebook = page.notebook.as_posix()
        github = page.book.github_url("blob", notebook)
        line = nodes.paragraph(classes=["launch-line"])
        line += _link("Colab에서 실행", page.book.colab_url(notebook), "launch-colab")
        if (page.book.root / page.notebook).exists():
            line += addnodes.download_reference(
                "", ".ipynb 내려받기", reftarget=f"/{notebook}", refdoc=self.env.docname,
                classes=["launch-download"],
            )  # fmt: skip
        line += _link("GitHub에서 보기", github, "launch-github")
        parent = title.parent
        parent.insert(parent.index(title) + 1, line)


def _link(text: str, url: str, css: str) -> nodes.reference:
    return nodes.reference("", text, refuri=url, classes=[css])
