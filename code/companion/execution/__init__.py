"""Execute, freeze, show: outputs come from notebooks that really ran, and say on what."""

import myst_nb.sphinx_
from sphinx.application import Sphinx

from companion.execution.client import create_frozen_client
from companion.execution.device import DeviceChoice
from companion.execution.execute import Options, Summary, execute
from companion.execution.freeze import Outcome, assemble, without_volatile
from companion.execution.listing import as_json, lines, unpublishable
from companion.execution.model import Frozen, FrozenRecord, Need, Provenance
from companion.execution.progress import reporter
from companion.execution.render import AddProvenance, Banner, depart_banner, visit_banner
from companion.execution.runner import ExecutionFailed
from companion.execution.shard import parse_shard
from companion.execution.staleness import Staleness, State, Status, status
from companion.execution.store import load_frozen
from companion.execution.table import ExecutionTable

__all__ = [
    "DeviceChoice",
    "ExecutionFailed",
    "Frozen",
    "FrozenRecord",
    "Need",
    "Options",
    "Outcome",
    "Provenance",
    "Staleness",
    "State",
    "Status",
    "Summary",
    "as_json",
    "assemble",
    "execute",
    "lines",
    "load_frozen",
    "parse_shard",
    "reporter",
    "setup",
    "status",
    "unpublishable",
    "without_volatile",
]


def setup(app: Sphinx) -> dict[str, object]:
    """Make the site take outputs from the frozen notebooks."""
    # myst-nb has no setting for a client of one's own; its parser looks this name up at each page.
    myst_nb.sphinx_.create_client = create_frozen_client
    app.add_config_value("companion_cell_timeout", 600, "", [int])
    app.add_config_value("companion_memory_mib", 8192, "", [int])
    app.add_directive("execution-table", ExecutionTable)
    app.add_node(Banner, html=(visit_banner, depart_banner))
    app.add_transform(AddProvenance)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
