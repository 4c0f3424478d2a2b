"""Framework tabs: adjacent code cells tagged by framework become one synced tab set."""

from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx_design.shared import create_component

from companion.pages import FRAMEWORKS, framework_tag, tab_runs

SYNC_GROUP = "framework"


class GroupFrameworkCells(SphinxTransform):
    """Wrap each run of two or more adjacent framework cells into a sphinx-design tab set.

    Cells stay top level in the source, because myst-nb does not run a cell inside a directive.
    """

    default_priority = 750

    def apply(self, **_kwargs: Any) -> None:
        """Group the cells of every part of the page."""
        for parent in list(self.document.findall(nodes.Element)):
            for run in list(framework_runs(parent)):
                place = parent.index(run[0])
                for cell in run:
                    parent.remove(cell)
                parent.insert(place, tab_set(run))


def cell_metadata(node: nodes.Element) -> dict[str, Any]:
    """Return the options that the page gives a code cell; empty for any other node."""
    metadata: dict[str, Any] = node.get("cell_metadata") or {}
    return metadata


def framework_of(node: nodes.Node) -> str | None:
    """Return the framework tag of a code cell, or None."""
    if not isinstance(node, nodes.container) or node.get("nb_element") != "cell_code":
        return None
    return framework_tag(cell_metadata(node))


def framework_runs(parent: nodes.Element) -> Iterator[list[nodes.Element]]:
    """Yield the runs of adjacent children that are cells of different frameworks."""
    for run in tab_runs(parent.children, framework_of):
        yield [cell for cell in run if isinstance(cell, nodes.Element)]


def tab_set(cells: list[nodes.Element]) -> nodes.container:
    """Return a tab set with one synced tab for each cell, the cell unchanged inside."""
    items = []
    for cell in cells:
        framework = framework_of(cell)
        assert framework is not None
        name = FRAMEWORKS[framework]
        label = nodes.rubric(name, nodes.Text(name), classes=["sd-tab-label"])
        label["sync_group"], label["sync_id"] = SYNC_GROUP, framework
        content = create_component("tab-content", ["sd-tab-content"], children=[cell])
        items.append(create_component("tab-item", ["sd-tab-item"], children=[label, content]))
    return create_component("tab-set", ["sd-tab-set", "framework-tabs"], children=items)


class AnchorNamedCells(SphinxTransform):
    """Give a code cell that has a `:name:` the HTML id 'cell-<name>', so that it can be linked."""

    default_priority = 740

    def apply(self, **_kwargs: Any) -> None:
        """Add the ids."""
        for cell in self.document.findall(nodes.container):
            name = cell_metadata(cell).get("name")
            if cell.get("nb_element") == "cell_code" and name:
                cell["ids"].append(f"cell-{name}")
