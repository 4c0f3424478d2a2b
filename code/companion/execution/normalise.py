"""Outputs made the same for every run of the same code: no addresses, paths, colours, widgets."""

import re
import site
import sysconfig
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click
from nbformat import NotebookNode

ADDRESS = re.compile(
    r"""(?<= at )0x[0-9a-f]{6,16}(?=>|&gt;|, file ["']|: \w+ object at 0x|; to ')"""
)
"""The address in Python's own description of an object, and no other number."""

BEFORE = r"(?:(?<=file://)|(?<![\w.~+/-]))"
AFTER = r"(?![A-Za-z0-9_+-]|\.\w)"
"""What stands around a whole path: '/root' is no part of 'square/root' or '/rooted'."""

WIDGET_MIME = "application/vnd.jupyter.widget-view+json"
SVG_MIME = "image/svg+xml"


def normalise(cells: list[NotebookNode], folders: Mapping[str, str]) -> None:
    """Rewrite the outputs of `cells` in place.

    Args:
        cells: code cells that ran.
        folders: absolute folders of this machine → what readers see in their place.
    """
    clean = _cleaner(folders)
    for cell in cells:
        cell.metadata.pop("execution", None)
        cell.outputs = [
            _clean(output, clean) for output in cell.outputs if not _only_widget(output)
        ]


def shown_folders(lessons: Path, folder: Path) -> dict[str, str]:
    """Return the folders that a page may print, and what stands for them.

    Of Python's own, only its library: its prefix may be /usr, which is no machine's alone.
    """
    packages = {path: "site-packages" for path in site.getsitepackages()}
    return {
        **packages,
        str(lessons): "code",
        str(folder): ".",
        sysconfig.get_path("stdlib"): "python",
        str(Path.home()): "~",
    }


def _only_widget(output: Mapping[str, Any]) -> bool:
    """Return whether nothing is left to show without the widget's live state."""
    return set(output.get("data", {})) == {WIDGET_MIME}


def _cleaner(folders: Mapping[str, str]) -> Callable[[str], str]:
    """Return what rewrites one text; a machine's root stands in too many texts to be a folder."""
    longest_first = sorted(set(folders) - {"/"}, key=len, reverse=True)
    names = "|".join(map(re.escape, longest_first)) or r"(?!)"
    paths = re.compile(f"{BEFORE}(?:{names}){AFTER}")

    def clean(text: str) -> str:
        text = ADDRESS.sub("0x…", click.unstyle(text))
        return paths.sub(lambda found: folders[found[0]], text)

    return clean


def _clean(output: NotebookNode, clean: Callable[[str], str]) -> NotebookNode:
    for field in ("text", "evalue", "traceback"):
        if field in output:
            output[field] = _clean_value(output[field], clean)
    if "data" in output:
        output.data.pop(WIDGET_MIME, None)
        for mime, value in output.data.items():
            if mime.startswith("text/") or mime == SVG_MIME or not isinstance(value, str):
                output.data[mime] = _clean_value(value, clean)
    return output


def _clean_value(value: Any, clean: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_clean_value(item, clean) for item in value]
    if isinstance(value, dict):
        return {key: _clean_value(item, clean) for key, item in value.items()}
    return value
