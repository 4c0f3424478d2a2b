"""Self-tests: questions made of a chapter's terms, corrections and exam points, or written."""

from typing import Any

from sphinx.application import Sphinx

from companion.assets import serve_assets
from companion.quiz.directive import QuizDirective, QuizDomain
from companion.quiz.render import Tag, depart_tag, visit_tag


def setup(app: Sphinx) -> dict[str, object]:
    """Register the self-tests."""
    app.setup_extension("companion.records.domain")
    app.setup_extension("companion.glossary.extension")
    app.setup_extension("companion.corrections.extension")
    app.add_domain(QuizDomain)
    app.add_directive("quiz", QuizDirective)
    app.add_node(Tag, html=(visit_tag, depart_tag))
    serve_assets(app, __file__, "quiz.css")
    app.connect("html-page-context", _add_script)  # before the page is written
    return {"env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}


def _add_script(
    app: Sphinx, pagename: str, _template: str, _context: dict[str, Any], _doctree: Any
) -> None:
    """Load the script on the pages that hold a self-test."""
    domain = QuizDomain.of(app.env)
    if pagename in domain.data["quizzes"]:
        app.add_js_file("quiz.js", type="module")
