"""The drawings that set a source's view beside the corrected one, written as SVG files."""

from pathlib import Path

from companion.diagrams.drawings import DRAWINGS

FOLDER = "figures"


def write_diagrams(source: Path) -> list[Path]:
    """Write every drawing to `figures/` below the book's pages; return the files.

    Args:
        source: the folder of the book's pages.
    """
    folder = source / FOLDER
    folder.mkdir(exist_ok=True)
    files = []
    for name, draw in DRAWINGS.items():
        path = folder / f"{name}.svg"
        path.write_text(draw().svg(), encoding="utf-8")
        files.append(path)
    return files
