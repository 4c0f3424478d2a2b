"""Make the built site light: one style sheet, its dozen icons inline, search only where it is used.

The theme serves an icon font of 800 kB for a dozen icons, and every page the index of the whole
book. Pages that Sphinx wrote are rewritten after the build; a page that was not written again keeps
what it has, but for the address of the style sheet.
"""

import re
import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from companion.errors import CompanionError

STYLES = re.compile(
    r'<link href="(?P<first>[^"?]+)[^>]*rel="stylesheet" />'
    r'|<link rel="stylesheet" type="text/css" href="(?P<second>[^"?]+)[^>]*/>'
)
BUNDLE = re.compile(r'<link rel="stylesheet" href="[^"]*_static/bundle/site-[0-9a-f]+\.css" ?/>')
ICON = re.compile(
    r"<(?P<tag>i|span)(?P<before>[^>]*?) "
    r'class="(?P<classes>[^"]*\b(?:fa[bsr]|fa-solid|fa-brands|fa-regular)\b[^"]*)"'
    r"(?P<after>[^>]*)>\s*</(?P=tag)>"
)
FONT = re.compile(r"<(?:script|link)[^>]*fontawesome[^>]*>(?:</script>)?\s*")
SEARCH = re.compile(
    r'<script src="[^"]*(?:searchtools|language_data|searchindex)\.js[^"]*"></script>\s*'
)
FOLDERS = {
    "fa-solid": "solid", "fas": "solid", "fa-brands": "brands", "fab": "brands",
    "fa-regular": "regular", "far": "regular",
}  # fmt: skip
SEARCH_PAGE = "search.html"


def slim(site: Path, modules: Path, node: Path) -> None:
    """Rewrite the built pages below `site` to load little.

    Args:
        site: the folder of the built site.
        modules: `node_modules`, with purgecss, esbuild and the icons.
        node: the `node` program.

    Raises:
        CompanionError: an icon is not in the package, or the style sheets could not be bundled.
    """
    # The theme leaves templates of its own among the assets; they are not pages.
    pages = [page for page in sorted(site.rglob("*.html")) if site / "_static" not in page.parents]
    texts = {page: page.read_text(encoding="utf-8") for page in pages}
    sheets = list(
        dict.fromkeys(path for page in pages for path in _sheets(site, page, texts[page]))
    )
    listing = site / "_static" / "styles.txt"
    if sheets:
        listing.write_text("\n".join(sheets), encoding="utf-8")
    for page in pages:
        slimmed = _slim_page(texts[page], page.name == SEARCH_PAGE, modules)
        if slimmed != texts[page]:
            page.write_text(slimmed, encoding="utf-8")
            texts[page] = slimmed
    bundle = _bundle(site, listing, modules, node)
    for page in pages:
        linked = _link_bundle(site, page, texts[page], bundle)
        if linked != texts[page]:
            page.write_text(linked, encoding="utf-8")


def _sheets(site: Path, page: Path, text: str) -> Iterable[str]:
    """Yield the style sheets of a page that Sphinx has just written, as paths below the site."""
    for match in STYLES.finditer(text):
        path = (page.parent / (match["first"] or match["second"])).resolve()
        yield path.relative_to(site.resolve()).as_posix()


def _slim_page(text: str, searches: bool, modules: Path) -> str:
    text = ICON.sub(lambda match: _icon(match, modules), FONT.sub("", text))
    return text if searches else SEARCH.sub("", text)


def _icon(match: re.Match[str], modules: Path) -> str:
    """Return an icon as a drawing in the page; what the theme's script looks for stays."""
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


def _bundle(site: Path, listing: Path, modules: Path, node: Path) -> str:
    command = [node, Path(__file__).with_suffix(".mjs"), site, modules, listing]
    result = subprocess.run(command, check=False, capture_output=True, text=True)
    if result.returncode != 0:
        reason = (result.stderr.strip().splitlines() or ["no message"])[0]
        raise CompanionError(f"the style sheets could not be bundled: {reason}; run `make setup`")
    return result.stdout.strip()


def _link_bundle(site: Path, page: Path, text: str, bundle: str) -> str:
    """Put the bundle where the page's first style sheet or earlier bundle stands."""
    up = "../" * len(page.relative_to(site).parent.parts)
    link = f'<link rel="stylesheet" href="{up}{bundle}"/>'
    text, found = BUNDLE.subn(link, text)
    if found:
        return text
    first = STYLES.search(text)
    if first is None:
        return text
    return text[: first.start()] + link + STYLES.sub("", text[first.start() :])
