"""Execute, freeze, show: outputs come from notebooks that really ran, and say on what."""

from functools import partial
from pathlib import Path

import myst_nb.sphinx_
from sphinx.application import Sphinx

from companion.execution.client import create_frozen_client
from companion.execution.render import AddProvenance, Banner, depart_banner, visit_banner
from companion.execution.table import ExecutionTable

ASSETS = Path(__file__).parent / "assets"


def setup(app: Sphinx) -> dict[str, object]:
    """Make the site take outputs from the frozen notebooks."""
    # myst-nb has no setting for a client of one's own; its parser looks this name up at each page.
    myst_nb.sphinx_.create_client = partial(create_frozen_client, app)
    app.add_config_value("companion_cell_timeout", 600, "", [int])
    app.add_config_value("companion_memory_mib", 8192, "", [int])
    app.setup_extension("companion.stacked")
    app.add_directive("execution-table", ExecutionTable)
    app.add_node(Banner, html=(visit_banner, depart_banner))
    app.add_transform(AddProvenance)
    app.connect("builder-inited", _add_assets)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _add_assets(app: Sphinx) -> None:
    app.config.html_static_path.append(str(ASSETS))
    app.add_css_file("execution.css")
