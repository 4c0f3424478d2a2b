"""Outputs made the same for every run of the same code: no addresses, paths, colours, widgets."""

import re
from collections.abc import Mapping
from typing import Any

import click
from nbformat import NotebookNode

ADDRESS = re.compile(r"\b0x[0-9a-f]{6,16}\b")
WIDGET_MIME = "application/vnd.jupyter.widget-view+json"
SVG_MIME = "image/svg+xml"


def normalise(cells: list[NotebookNode], folders: Mapping[str, str]) -> None:
    """Rewrite the outputs of `cells` in place.

    Args:
        cells: code cells that ran.
        folders: absolute folders of this machine → what readers see in their place.
    """
    longest_first = sorted(folders.items(), key=lambda item: -len(item[0]))
    for cell in cells:
        cell.metadata.pop("execution", None)
        cell.outputs = [
            _clean(output, longest_first) for output in cell.outputs if not _only_widget(output)
        ]


def _only_widget(output: Mapping[str, Any]) -> bool:
    """Return whether nothing is left to show without the widget's live state."""
    return set(output.get("data", {})) == {WIDGET_MIME}


def _clean(output: NotebookNode, folders: list[tuple[str, str]]) -> NotebookNode:
    for field in ("text", "evalue", "traceback"):
        if field in output:
            output[field] = _clean_value(output[field], folders)
    if "data" in output:
        output.data.pop(WIDGET_MIME, None)
        for mime, value in output.data.items():
            if mime.startswith("text/") or mime == SVG_MIME or not isinstance(value, str):
                output.data[mime] = _clean_value(value, folders)
    return output


def _clean_value(value: Any, folders: list[tuple[str, str]]) -> Any:
    if isinstance(value, str):
        text = ADDRESS.sub("0x…", click.unstyle(value))
        for folder, shown in folders:
            text = text.replace(folder, shown)
        return text
    if isinstance(value, list):
        return [_clean_value(item, folders) for item in value]
    if isinstance(value, dict):
        return {key: _clean_value(item, folders) for key, item in value.items()}
    return value
