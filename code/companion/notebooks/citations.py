"""Citations in a notebook: what the site says of a work, linked to its list of works."""

from collections.abc import Mapping

from companion.bibliography.works import ROLES, Works
from companion.notebooks.markdown import MarkdownExporter, Role
from companion.notebooks.renderers import literal


def citation_roles(works: Works) -> Mapping[str, Role]:
    """Return the citation roles over the book's works."""
    named = {f"cite:{name}": name for name in (*ROLES, "empty")}
    return {role: _role(works, name) for role, name in {"cite": "p", **named}.items()}


def _role(works: Works, name: str) -> Role:
    def role(exporter: MarkdownExporter, content: str) -> str:
        try:
            pieces = works.cite(name, content)
        except ValueError:
            raise exporter.state.error(
                f"{{cite}}`{content}`", "a key of book/references.bib expected"
            ) from None
        url = exporter.state.references.citation()
        return "".join(
            f"[{literal(piece.text)}]({url})" if piece.key else literal(piece.text)
            for piece in pieces
        )

    return role
