"""What an installed book shows of itself: the web app manifest and its icons."""

import hashlib
import json
import re
import tempfile
from pathlib import Path

import typst

from companion.errors import CompanionError

MANIFEST = "manifest.webmanifest"
FOLDER = "icons"
LIGHT, DARK = "#ffffff", "#121212"
"""The theme's backgrounds, which the browser's own bars take on."""

SAFE = 80
"""Percent: what a system may cut a maskable icon to is a circle of this diameter."""

SIZES = {"icon-192": (192, 100), "icon-512": (512, 100), "icon-maskable-512": (512, SAFE)}
"""Names → pixels, and the drawing's share of the side in percent."""

PICTURE = """#set page(width: {size}pt, height: {size}pt, margin: 0pt, fill: {fill})
#place(center + horizon, image("icon.svg", width: {share}%))
"""


def write_manifest(site: Path, drawing: Path | None, title: str, language: str, start: str) -> None:
    """Write the manifest and the icons made from the SVG file `drawing`, where there is one.

    Addresses are relative to the manifest, so that the site works below any path.

    Raises:
        CompanionError: `drawing` is no SVG with a coloured ground.
    """
    icons = _write_icons(site / FOLDER, drawing) if drawing else []
    data = {
        "name": title,
        "short_name": title,
        "lang": language,
        "dir": "ltr",
        "id": "./",
        "start_url": start,
        "scope": "./",
        "display": "minimal-ui",
        "theme_color": LIGHT,
        "background_color": LIGHT,
        "icons": icons,
    }
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    (site / MANIFEST).write_text(text, encoding="utf-8")


def _write_icons(folder: Path, drawing: Path) -> list[dict[str, str]]:
    """Write the icons, unless those of the same drawing are there; return their records."""
    content = drawing.read_bytes()
    stamp = folder / ".written"
    digest = hashlib.sha256(content + Path(__file__).read_bytes()).hexdigest()
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != digest:
        folder.mkdir(exist_ok=True)
        stamp.unlink(missing_ok=True)
        (folder / "icon.svg").write_bytes(content)
        for name, (size, share) in SIZES.items():
            (folder / f"{name}.png").write_bytes(_png(drawing, size, share))
        stamp.write_text(digest, encoding="utf-8")
    icons = [{"src": f"{FOLDER}/icon.svg", "sizes": "any", "type": "image/svg+xml"}]
    for name, (size, share) in SIZES.items():
        icon = {"src": f"{FOLDER}/{name}.png", "sizes": f"{size}x{size}", "type": "image/png"}
        icons.append({**icon, "purpose": "maskable" if share == SAFE else "any"})
    return icons


def _png(drawing: Path, size: int, share: int) -> bytes:
    """Return the drawing as a PNG; one that leaves a margin fills it with the drawing's ground."""
    content = drawing.read_bytes()
    ground = re.search(rb'<rect[^>]*fill="(#[0-9a-fA-F]{6})"', content)
    if ground is None:
        raise CompanionError(f"{drawing}: an SVG that begins with a coloured <rect> expected")
    fill = f'rgb("{ground[1].decode()}")' if share < 100 else "none"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "icon.svg").write_bytes(content)
        source = folder / "icon.typ"
        source.write_text(PICTURE.format(size=size, share=share, fill=fill), encoding="utf-8")
        picture = typst.compile(source, format="png", ppi=72.0)
    assert isinstance(picture, bytes)
    return picture
