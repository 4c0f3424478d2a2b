"""Outputs made the same for every run of the same code: no addresses, paths, colours, widgets."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from nbformat import NotebookNode

from companion.execution.places import path_hider
from companion.outputs.terminal import as_terminal, printable

ADDRESS = re.compile(
    r"""(?<= at )0x[0-9a-f]{6,16}(?=>|&gt;|, file ["']|: \w+ object at 0x|; to ')"""
    r"""|(?P<described>(?:<|&lt;)[A-Za-z_][^<>&\n]*? at )0x[0-9a-f]{6,16}\b"""
)
"""The address in Python's own description of an object, and no other number."""

PROCESS = re.compile(
    r"(?P<before><\w*Process name=[^<>\n]*? pid=| parent=(?=\d+ (?:initial|started|stopped))"
    r"|\(pid(?:\(s\))?[ =]|/proc/|/torch_(?=\d+_\d)|<[\w ]*Thread\([^<>\n]*, started (?:daemon )?"
    r"|<Task [^<>\n]*?name='Task-|\.R?[lL]ock object owner=|hread (?=0x[0-9a-f]+ \(most recent))"
    r"(?:0x[0-9a-f]+|\d+(?:(?:, |_)\d+)*)\b"
)
"""Numbers of processes and threads where Python, its library and torch tell them."""

SHARED = re.compile(r"\b(psm_|wnsm_)[0-9a-f]{8}\b")
"""Names of shared memory, which are random."""

WIDGET_MIME = "application/vnd.jupyter.widget-view+json"
SVG_MIME = "image/svg+xml"
PLAIN_MIME = "text/plain"
BINARY = ("image/", "audio/", "video/", "application/pdf", "application/octet-stream")
"""How the kinds begin whose text is no text."""


def normalise(
    cells: list[NotebookNode],
    folders: Mapping[str, str],
    hide: Callable[[str], str] = lambda text: text,
) -> None:
    """Rewrite the outputs of `cells` in place.

    Args:
        cells: code cells that ran.
        folders: absolute folders of this machine → what readers see in their place.
        hide: rewrites a text before that, so that it shows nothing of this run's own folders.
    """
    clean = _cleaner(folders, hide)
    for cell in cells:
        cell.metadata.pop("execution", None)
        cell.outputs = [
            _clean(output, clean) for output in cell.outputs if not _only_widget(output)
        ]


def _only_widget(output: Mapping[str, Any]) -> bool:
    """Return whether nothing is left to show without the widget's live state."""
    return set(output.get("data", {})) == {WIDGET_MIME}


def _cleaner(folders: Mapping[str, str], hide: Callable[[str], str]) -> Callable[[str], str]:
    paths = path_hider(folders)

    def clean(text: str) -> str:
        text = ADDRESS.sub(lambda at: f"{at['described'] or ''}0x…", printable(text))
        text = PROCESS.sub(r"\g<before>…", SHARED.sub(r"\1…", text))
        return paths(hide(text))

    return clean


def _clean(output: NotebookNode, clean: Callable[[str], str]) -> NotebookNode:
    for field in ("text", "evalue", "traceback"):
        if field in output:
            output[field] = _clean_value(output[field], lambda text: clean(as_terminal(text)))
    if "data" in output:
        output.data.pop(WIDGET_MIME, None)
        if isinstance(plain := output.data.get(PLAIN_MIME), str):
            output.data[PLAIN_MIME] = as_terminal(plain)
        for mime, value in output.data.items():
            if mime == SVG_MIME or not mime.startswith(BINARY):
                output.data[mime] = _clean_value(value, clean)
        output.metadata = _clean_value(output.get("metadata", {}), clean)
    return output


def _clean_value(value: Any, clean: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_clean_value(item, clean) for item in value]
    if isinstance(value, dict):
        return type(value)(
            {_clean_value(key, clean): _clean_value(item, clean) for key, item in value.items()}
        )
    return value
