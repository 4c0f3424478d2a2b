"""The glossary's pieces of HTML, filled in."""

from pathlib import Path
from typing import Any

from docutils import nodes
from jinja2 import Environment, FileSystemLoader, StrictUndefined

FOLDER = Path(__file__).parent / "templates"
_ENVIRONMENT = Environment(
    loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined
)


def raw_html(markup: str) -> nodes.raw:
    """Return markup that only HTML shows."""
    return nodes.raw("", markup, format="html")


def filled(name: str, **values: Any) -> nodes.raw:
    """Return the template `name` with `values` in it."""
    return raw_html(_ENVIRONMENT.get_template(name).render(values))
