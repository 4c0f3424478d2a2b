"""The bilingual glossary: records, the `{term}` role, the page that lists and filters them."""

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

from companion.glossary.directive import GlossaryDomain, GlossaryIndex
from companion.glossary.model import Glossary, Term, load_glossary
from companion.glossary.render import reference
from companion.glossary.snapshot import write_snapshot

__all__ = [
    "Glossary",
    "GlossaryDomain",
    "Term",
    "load_glossary",
    "reference",
    "setup",
    "write_snapshot",
]

ASSETS = Path(__file__).parent / "assets"


def setup(app: Sphinx) -> dict[str, object]:
    """Register the glossary."""
    app.setup_extension("companion.uses")
    app.add_domain(GlossaryDomain)
    app.add_directive("glossary-index", GlossaryIndex)
    app.connect("config-inited", _prefer_our_term_role)
    app.connect("builder-inited", _add_assets)
    return {"env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}


def _prefer_our_term_role(_app: Sphinx, config: Config) -> None:
    """Let `{term}` mean ours: Sphinx looks in the primary domain before its own."""
    config.primary_domain = GlossaryDomain.name


def _add_assets(app: Sphinx) -> None:
    app.config.html_static_path.append(str(ASSETS))
    app.add_css_file("glossary.css")
    app.add_js_file("glossary.js", loading_method="defer")
