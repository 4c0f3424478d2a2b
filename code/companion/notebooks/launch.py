"""The buttons that open a page's notebook."""

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from companion.pages import Page, is_executable
from companion.book import Book


def executable_page(book: Book, docname: str) -> Page | None:
    """Return the executable page with that docname, or None."""
    path = book.root / f"{docname}.md"
    if not path.is_file() or not path.is_relative_to(book.source) or not is_executable(path):
        return None
    return Page(book, path.relative_to(book.root))


def add_header_button(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: Any
) -> None:
    """Put the Colab button in the page's header, where the theme has its own launch buttons."""
    page = executable_page(Book.load(app.srcdir), pagename)
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
        page = executable_page(Book.load(self.env.srcdir), self.env.docname)
        title = next(iter(self.document.findall(nodes.title)), None)
        if page is None or title is None:
            return
        notebook = page.notebook.as_posix()
        github = f"{page.book.repository}/blob/{page.book.branch}/{notebook}"
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
