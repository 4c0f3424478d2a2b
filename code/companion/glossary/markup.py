"""The glossary's pieces of HTML, filled in."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docutils import nodes
from jinja2 import Environment, FileSystemLoader, StrictUndefined

FOLDER = Path(__file__).parent / "templates"
_ENVIRONMENT = Environment(
    loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined
)


@dataclass(frozen=True)
class Jump:
    """A link of a row of letters; `id`, its own address; `current`: it names this very page."""

    href: str
    text: str
    id: str = ""
    current: bool = False


def raw_html(markup: str) -> nodes.raw:
    """Return markup that only HTML shows."""
    return nodes.raw("", markup, format="html")


def filled(name: str, **values: Any) -> nodes.raw:
    """Return the template `name` with `values` in it."""
    return raw_html(_ENVIRONMENT.get_template(name).render(values))


def jump_bar(label: str, links: Iterable[Jump]) -> nodes.raw:
    """Return a row of letters to jump to."""
    return filled("jump-bar.html", label=label, links=links)
