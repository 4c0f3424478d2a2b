"""Which files of the built site are pages that a reader sees."""

from pathlib import Path


def pages_of(site: Path) -> list[str]:
    """Return every page, as paths below the site; not one that only leads on to another."""
    return [
        path.relative_to(site).as_posix()
        for path in sorted(site.rglob("*.html"))
        # Not `_static`, where the theme leaves templates of its own.
        if site / "_static" not in path.parents and not _leads_on(path)
    ]


def _leads_on(path: Path) -> bool:
    return "http-equiv=refresh" in path.read_text("utf-8").lower().replace('"', "")
