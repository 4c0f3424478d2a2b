"""A MyST directive as its parts, without running it."""

from dataclasses import dataclass

from myst_parser.parsers.options import options_to_items


@dataclass(frozen=True)
class Directive:
    """A parsed directive: its name, argument, options and body (MyST Markdown)."""

    name: str
    argument: str
    options: dict[str, str]
    body: str


def parse_directive(info: str, content: str) -> Directive:
    """Split a directive's fence into name, argument, options and body."""
    name, _, argument = info.strip().removeprefix("{").partition("}")
    lines = content.splitlines()
    options: list[str] = []
    while lines and lines[0].startswith(":"):
        options.append(lines.pop(0)[1:])
    block = "\n".join(options)
    items = dict(options_to_items(block)[0]) if block else {}
    return Directive(name, argument.strip(), items, "\n".join(lines).strip())
