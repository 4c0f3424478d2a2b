"""Study mode: the menu on every page, and the page with flash cards."""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.docutils import SphinxDirective

from companion.glossary.markup import FOLDER, filled
from companion.glossary.publish import table_address

SIDES = {"ko-en": "한국어 → 영어", "en-ko": "영어 → 한국어", "definition": "뜻 → 용어"}
RATINGS = ("다시", "어려움", "알맞음", "쉬움")
CHAPTERS = range(1, 15)


class FlashCards(SphinxDirective):
    """A session of flash cards by chapter."""

    def run(self) -> list[nodes.Node]:
        """Return the session's controls; without scripts a line that says what is missing."""
        table = table_address(self.env.app.builder, self.env.docname)
        values = {"chapters": CHAPTERS, "sides": SIDES, "ratings": RATINGS, "table": table}
        return [filled("flash-cards.html", **values)]


def setup(app: Sphinx) -> None:
    """Register the directive and the menu's template."""
    app.add_directive("flash-cards", FlashCards)
    app.connect("config-inited", _add_templates)


def _add_templates(_app: Sphinx, config: Config) -> None:
    config.templates_path = [*config.templates_path, str(FOLDER)]
