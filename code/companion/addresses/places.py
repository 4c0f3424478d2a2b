"""Old places of a page: the id that a heading or a figure had is one of its ids still."""

from collections.abc import Iterable

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform
from sphinx.util import logging

from companion.book import book_of

LOGGER = logging.getLogger(__name__)


class KeepOldPlaces(SphinxTransform):
    """Let what moved be found under its old id, by a browser alone."""

    # After blocks have got their ids (742).
    default_priority = 743

    def apply(self, **_kwargs: object) -> None:
        """Add the old ids to what has the new ones now."""
        docname = self.env.docname
        addresses = book_of(self.app).addresses
        known = {key: node for node in self.document.findall(nodes.Element) for key in node["ids"]}
        for old, new in addresses.moved.places.get(docname, {}).items():
            if old in known:
                self._warn(old, f"'{old}' is a place of the page now; take the line out")
            elif new not in known:
                self._warn(
                    old, f"the page has no '{new}'; write its id of now, or take the line out"
                )
            else:
                known[new]["ids"].append(old)

    def _warn(self, old: str, expected: str) -> None:
        problem = book_of(self.app).addresses.problem(("places", self.env.docname, old), expected)
        LOGGER.warning(
            "%s", problem.expected, location=f"{problem.path}:{problem.line}",
            type="addresses", subtype="place",
        )  # fmt: skip


def changed_pages(
    app: Sphinx, env: BuildEnvironment, _added: set[str], _changed: set[str], _removed: set[str]
) -> Iterable[str]:
    """Return the pages of which the record says something else than when they were last read."""
    now = book_of(app).addresses.moved.places
    before = getattr(env, "companion_places", {})
    env.companion_places = now  # type: ignore[attr-defined]
    pages = env.found_docs & env.all_docs.keys()
    return [page for page in pages if now.get(page) != before.get(page)]
