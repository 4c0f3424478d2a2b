"""What the built site still has of pages that the book has no more."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

SOURCES = "_sources"
"""Where Sphinx copies each page's source: what is in there was a page, whoever wrote the rest."""

FILES = ("_images", "_downloads")
"""Folders of what pages show and offer; nobody but Sphinx and the book's own parts write there."""

NAMING = ("*.html", "*.css", "*.js", "*.json", "*.svg")
"""Files that may name those; the worker's list is none of them, for it is written anew."""


def remove_pages(app: Sphinx, env: BuildEnvironment, _docnames: list[str]) -> None:
    """Remove the pages themselves before any is written: another file may take the place."""
    for docname, _ in _gone(app, env):
        for site in (Path(app.outdir), Path(app.outdir).parent / ".pages"):
            (site / f"{docname}.html").unlink(missing_ok=True)


def remove_files(app: Sphinx, exception: Exception | None) -> None:
    """Remove what only those pages named, and last what tells that they were there."""
    if exception is not None:
        return
    gone = [source for _, source in _gone(app, app.env)]
    if gone:
        site = Path(app.outdir)
        # A page may show a smaller form of a picture: the book's notebooks name the picture.
        images, offered = app.env.images.values(), app.env.dlfiles.values()
        kept = {f"_images/{name}" for _, name in images}
        kept |= {f"_downloads/{name}" for _, name in offered}
        for path in list(_unnamed(site, kept)):
            _remove(path, site)
        for source in gone:
            _remove(source, site)


def _gone(app: Sphinx, env: BuildEnvironment) -> Iterator[tuple[str, Path]]:
    """Yield the name and the copied source of each page that was built and is none now."""
    if app.builder.format != "html":
        return
    folder = Path(app.outdir) / SOURCES
    for source in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = source.relative_to(folder).as_posix().removesuffix(".txt")
        docname = name.rpartition(".")[0]
        if docname not in env.found_docs:
            yield docname, source


def _unnamed(site: Path, kept: Collection[str]) -> Iterator[Path]:
    """Yield the pictures and downloads that no file of the site names, but for those `kept`."""
    naming = (path for pattern in NAMING for path in site.rglob(pattern))
    text = "\n".join(path.read_text(encoding="utf-8", errors="replace") for path in _read(naming))
    for folder in FILES:
        for path in (site / folder).rglob("*"):
            name = path.relative_to(site).as_posix()
            named = name in kept or name in text or quote(name) in text
            if path.is_file() and not named:
                yield path


def _read(paths: Iterable[Path]) -> Iterator[Path]:
    return (path for path in paths if path.is_file() and path.name != "sw.js")


def _remove(path: Path, site: Path) -> None:
    """Remove a file, and the folders that are empty without it."""
    path.unlink()
    for folder in path.parents:
        if folder == site or any(folder.iterdir()):
            return
        folder.rmdir()
