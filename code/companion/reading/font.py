"""The font that a reader may ask for: Nanum Gothic, cut to the characters of the built book."""

import hashlib
import html
import json
from pathlib import Path

from sphinx.application import Sphinx

from companion.errors import CompanionError
from companion.files import write_whole
from companion.fonts import subset

FOLDER = Path("_static", "fonts")
MANIFEST = "book-font.json"
PACKAGE = Path("@expo-google-fonts", "nanum-gothic")
WEIGHTS = {
    400: PACKAGE / "400Regular" / "NanumGothic_400Regular.ttf",
    700: PACKAGE / "700Bold" / "NanumGothic_700Bold.ttf",
}
"""Weight → file below `node_modules`."""


def publish_font(app: Sphinx, exception: Exception | None) -> None:
    """Write the font of the built book, unless it is there already."""
    wanted = app.builder.name == "html" and app.config.companion_web_font
    if exception is None and wanted:
        write_font(Path(app.outdir), Path(app.srcdir) / "node_modules")


def write_font(site: Path, modules: Path) -> None:
    """Write one woff2 for each weight and `book-font.json`, which names them and their size.

    A file's name holds a digest of the font and of the characters in it: while neither changes,
    nothing is done.

    Raises:
        CompanionError: the font is not among the front-end packages.
    """
    characters = characters_of(site)
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    names = {}
    for weight, relative in WEIGHTS.items():
        source = modules / relative
        if not source.is_file():
            raise CompanionError(f"{source}: not found; run `make setup` (it runs `npm ci`)")
        data = source.read_bytes()
        digest = hashlib.sha256(data + characters.encode()).hexdigest()[:16]
        names[weight] = f"nanum-gothic-{weight}-{digest}.woff2"
        if not (folder / names[weight]).exists():
            write_whole(folder / names[weight], subset(data, characters))
    for old in set(folder.glob("*.woff2")) - {folder / name for name in names.values()}:
        old.unlink()
    size = sum((folder / name).stat().st_size for name in names.values())
    manifest = json.dumps({"bytes": size, "files": names})
    write_whole(folder / MANIFEST, manifest)


def characters_of(site: Path) -> str:
    """Return each character of the site's pages once, in order; cards in scripts count too."""
    found: set[str] = set()
    for page in site.rglob("*.html"):
        if site / "_static" not in page.parents:
            found |= set(html.unescape(page.read_text(encoding="utf-8")))
    return "".join(sorted(character for character in found if character.isprintable()))
