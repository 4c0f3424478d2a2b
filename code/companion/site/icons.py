"""The theme's icons as drawings in the page: its font for a dozen of them weighs 800 kB."""

import re
from functools import cache
from pathlib import Path

from companion.errors import CompanionError

ICON = re.compile(
    r"<(?P<tag>i|span)(?P<before>[^>]*?) "
    r'class="(?P<classes>[^"]*\b(?:fa[bsr]|fa-solid|fa-brands|fa-regular)\b[^"]*)"'
    r"(?P<after>[^>]*)>\s*</(?P=tag)>"
)
FOLDERS = {
    "fa-solid": "solid", "fas": "solid", "fa-brands": "brands", "fab": "brands",
    "fa-regular": "regular", "far": "regular",
}  # fmt: skip


def inline_icons(text: str, modules: Path) -> str:
    """Return `text` with every icon drawn in place; what the scripts look for stays.

    Raises:
        CompanionError: an icon is not in the package of icons below `modules`.
    """
    return ICON.sub(lambda match: _icon(match, modules), text)


def _icon(match: re.Match[str], modules: Path) -> str:
    classes = match["classes"].split()
    folder = next(FOLDERS[name] for name in classes if name in FOLDERS)
    named = [name for name in classes if name.startswith("fa-") and name not in FOLDERS]
    name = next(name[3:] for name in named if name not in ("fa-lg", "fa-fw"))
    kept = [name for name in classes if name not in named and name not in FOLDERS]
    large = ["icon-large"] if "fa-lg" in named else []
    box, path = _drawing(modules, folder, name)
    rest = f"{match['before']}{match['after']}"
    hidden = "" if "aria-hidden" in rest else ' aria-hidden="true"'
    joined = " ".join(["icon", *large, *kept])
    return f'<svg class="{joined}" viewBox="{box}"{rest}{hidden}>{path}</svg>'


@cache
def _drawing(modules: Path, folder: str, name: str) -> tuple[str, str]:
    """Return the viewBox and the path of one icon of the package."""
    file = modules / "@fortawesome" / "fontawesome-free" / "svgs" / folder / f"{name}.svg"
    if not file.is_file():
        raise CompanionError(f"{file}: no such icon; run `make setup`, or use another icon")
    text = file.read_text(encoding="utf-8")
    box, path = re.search(r'viewBox="([^"]+)"', text), re.search(r"<path.*?/>", text)
    assert box and path
    return box[1], path[0]
