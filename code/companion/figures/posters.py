"""The posters of the book's figures: `notebooks/posters/`, named by what they show."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from companion.book import Book
from companion.errors import CompanionError
from companion.figures.draw import HERE, PLOTLY, STAND_INS, open_renderer
from companion.figures.model import Figure, find_figures
from companion.figures.tidy import tidy
from companion.files import write_whole

WIDTHS = (344, 720)
"""Pixels: what a figure is given on a phone, and on a screen that shows the contents beside it."""

RECIPE = ("poster.mjs", "assets/figure-theme.js", "tidy.py")
"""The code that decides what a poster looks like."""


class Posters:
    """Which files hold the posters of a book's figures, and which there are."""

    def __init__(self, book: Book) -> None:
        self._modules = book.root / "node_modules"
        self._recipe = _recipe(self._modules)
        self.folder = book.notebooks / "posters"

    def path(self, figure: Figure, width: int) -> Path:
        """Return where the poster of `figure` is, or will be."""
        whole = f"{self._recipe} {width} {figure.digest}"
        return self.folder / f"{hashlib.sha256(whole.encode()).hexdigest()[:16]}.svg"

    def paths(self, figure: Figure) -> dict[int, Path]:
        """Return the files of a figure's posters by their widths."""
        return {width: self.path(figure, width) for width in WIDTHS}

    def draw(self, wanted: dict[Path, tuple[Figure, int]]) -> None:
        """Draw what is wanted, each into its file.

        Raises:
            CompanionError: no browser is here.
        """
        with open_renderer(self._modules) as renderer:
            for path, (figure, width) in wanted.items():
                write_whole(path, tidy(renderer.draw(figure, width), STAND_INS))


@dataclass(frozen=True)
class PosterSummary:
    """What `make_posters` did: files drawn, removed, and all that there are with their bytes."""

    drawn: int
    removed: int
    files: int
    size: int


def make_posters(book: Book) -> PosterSummary:
    """Draw the posters that are missing, and remove those that no figure needs any more.

    Raises:
        CompanionError: a poster must be drawn, and no browser is here.
    """
    posters = Posters(book)
    needed = {
        path: (placed.figure, width)
        for placed in find_figures(book)
        for width, path in posters.paths(placed.figure).items()
    }
    wanted = {path: what for path, what in needed.items() if not path.exists()}
    if wanted:
        posters.draw(wanted)
    unneeded = [path for path in posters.folder.glob("*.svg") if path not in needed]
    for path in unneeded:
        path.unlink()
    size = sum(path.stat().st_size for path in needed)
    return PosterSummary(len(wanted), len(unneeded), len(needed), size)


def check_posters(book: Book) -> Iterator[str]:
    """Yield, one a line, each cell whose figure has no poster and each file that none needs."""
    posters = Posters(book)
    needed = set()
    for placed in find_figures(book):
        paths = set(posters.paths(placed.figure).values())
        if not all(path.exists() for path in paths):
            yield f"{placed}: the figure has no poster"
        needed |= paths
    for path in sorted(posters.folder.glob("*.svg")):
        if path not in needed:
            yield f"{path.relative_to(book.root)}: no figure needs it any more"


def _recipe(modules: Path) -> str:
    package = modules / PLOTLY / "package.json"
    if not package.is_file():
        raise CompanionError(f"{package}: not found; run `make setup` (it runs `npm ci`)")
    version = json.loads(package.read_text(encoding="utf-8"))["version"]
    digest = hashlib.sha256()
    for name in RECIPE:
        digest.update((HERE / name).read_bytes())
    return f"plotly.js {version} {digest.hexdigest()}"
