"""Citations: only of works that the book has."""

from collections.abc import Iterator

from companion.bibliography.works import Works
from companion.errors import Problem
from companion.source.model import Rule, Source


def cited_works(works: Works) -> Rule:
    """Return the rule of every `{cite…}` over the book's works."""

    def rule(source: Source) -> Iterator[Problem]:
        for inline in source.inlines():
            for child in inline.children or []:
                name = child.meta.get("name", "") if child.type == "myst_role" else ""
                if name.split(":")[0] == "cite":
                    try:
                        works.cite("p", child.content)
                    except ValueError as error:
                        expected = f"keys of book/references.bib expected; {error}"
                        yield source.problem(child, f"{{{name}}}`{child.content}`", expected)

    return rule
