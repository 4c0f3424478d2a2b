"""Print and e-books: chapters and the whole book as PDF, the whole book as EPUB."""

from sphinx.application import Sphinx

from companion.printing.directive import PrintFiles, add_print_links, pages_to_write


def setup(app: Sphinx) -> dict[str, object]:
    """Register the page that lists the files, and each chapter's link to its own."""
    app.add_directive("print-files", PrintFiles)
    app.connect("env-updated", pages_to_write)  # before pages are written
    app.connect("doctree-resolved", add_print_links)  # once for each page that is written
    return {"parallel_read_safe": True, "parallel_write_safe": True}
