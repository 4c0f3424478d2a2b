"""Pictures of pages: their size is told before they come, and each is as small a file as can be."""

import hashlib
import io
import re
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

from PIL import Image
from sphinx.application import Sphinx

IMAGE = re.compile(
    r'<img (?P<before>[^>]*?)src="(?P<folder>[^"]*_images/)(?P<name>[^"/]+)"(?P<after>[^>]*?) ?/?>'
)
SMALLER = "PNG"
"""The format of which a WebP without loss may be smaller."""


def size_images(
    app: Sphinx, _pagename: str, _template: str, context: dict[str, Any], _doctree: Any
) -> None:
    """Give each picture of a page its size; all but the first come when they are near."""
    if "body" not in context or app.builder.name != "html":
        return
    sources = {name: Path(app.srcdir, uri) for uri, name in app.builder.images.items()}
    folder = Path(app.outdir, app.builder.imagedir)
    seen = 0

    def sized(match: re.Match[str]) -> str:
        nonlocal seen
        source = sources.get(unquote(match["name"]))
        if source is None or "width=" in match["before"] + match["after"]:
            return match[0]
        seen += 1
        return _sized(match, source, folder, first=seen == 1)

    context["body"] = IMAGE.sub(sized, context["body"])


def _sized(match: re.Match[str], source: Path, folder: Path, *, first: bool) -> str:
    known = _known(source)
    if known is None:
        return match[0]
    width, height, webp = known
    name = match["name"]
    if webp is not None:
        digest = hashlib.sha256(webp).hexdigest()[:16]
        name = f"{PurePosixPath(unquote(name)).stem}-{digest}.webp"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(webp)
    late = "" if first else ' loading="lazy"'
    return (
        f'<img {match["before"]}src="{match["folder"]}{name}"{match["after"].rstrip()}'
        f' width="{width}" height="{height}"{late} decoding="async" />'
    )


@cache
def _known(source: Path) -> tuple[int, int, bytes | None] | None:
    """Return a picture's size, and its WebP where that is smaller; None for what is no raster."""
    try:
        with Image.open(source) as picture:
            target = io.BytesIO()
            if picture.format == SMALLER:
                picture.save(target, "WEBP", lossless=True, method=6)
            webp = target.getvalue()
            size = picture.size
    except OSError:
        return None
    return *size, webp if 0 < len(webp) < source.stat().st_size else None
