"""Numbers that the prose quotes, kept in the notebook beside the cell that computed them."""

from typing import Any

from IPython.core.formatters import format_display_data
from IPython.display import display

_MIME_PREFIX = "application/papermill.record/"


def glue(name: str, value: Any) -> None:
    """Record `value` under `name`, for ``{glue:text}`name` `` in the page's prose.

    Writes the record that myst-nb's own ``glue`` writes (papermill's mime prefix, scrapbook
    metadata), so that a notebook needs neither of them installed to run.

    Args:
        name: unique in the book; starts with the page's slug.
        value: anything that IPython can print; text is quoted without its quotation marks.
    """
    # NumPy and torch scalars print as 'np.float64(0.5)'; the prose wants the number.
    number = value.item() if hasattr(value, "item") else value
    bundle, _ = format_display_data(number)
    record = {_MIME_PREFIX + mime: content for mime, content in bundle.items()}
    scrapbook = {"name": name, "mime_prefix": _MIME_PREFIX}
    display(record, raw=True, metadata={"scrapbook": scrapbook})
