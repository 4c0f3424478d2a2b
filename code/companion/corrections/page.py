"""The corrections page's own HTML."""

from pathlib import Path
from typing import Any

from docutils import nodes
from jinja2 import Environment, FileSystemLoader, StrictUndefined

_ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
)


def filled(name: str, **values: Any) -> nodes.raw:
    """Return the template `name` with `values` in it, which only HTML shows."""
    return nodes.raw("", _ENVIRONMENT.get_template(name).render(values), format="html")
