"""Execute, freeze, show: outputs come from notebooks that really ran, and say on what."""

from functools import partial

import myst_nb.sphinx_
from sphinx.application import Sphinx
from sphinx.config import Config

from companion.assets import serve_assets
from companion.execution.client import create_frozen_client
from companion.execution.render import AddProvenance, Banner, depart_banner, visit_banner
from companion.execution.table import ExecutionTable
from companion.outputs.render import DescribePictures


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
    app.add_post_transform(DescribePictures)
    app.connect("config-inited", _read_markdown_of_outputs)  # before myst-nb reads its settings
    serve_assets(app, __file__, "execution.css")
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _read_markdown_of_outputs(_app: Sphinx, config: Config) -> None:
    """Have an output's Markdown read as the page's own: with tables, as in Colab."""
    config["nb_render_markdown_format"] = "myst"
