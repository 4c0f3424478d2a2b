"""Characters that a page writes by number or name, '&#x202e;': only what readers can see."""

from collections.abc import Iterator

from companion.errors import Problem
from companion.files import HIDDEN, hidden
from companion.source.model import Source


def characters_are_seen(source: Source) -> Iterator[Problem]:
    """Yield the hidden characters of the text; as themselves no file may hold them."""
    for inline in source.inlines():
        for child in inline.children or []:
            if match := HIDDEN.search(child.content):
                yield source.problem(child, "", hidden(match[0]))
