"""Make the built site light: each page with the styles it uses, one script, its icons drawn in.

The theme serves an icon font of 800 kB for a dozen icons, 180 kB of styles and a dozen scripts
before the first paint, and every page the index of the whole book. After the build every page gets
the rules that it can use, inline, and one module with a content hash in its name that is loaded
once the page is painted.

Pages as Sphinx wrote them are kept beside the site, because a page must be made light again when a
style or a script changes though Sphinx did not write it again. Whether a page of the site is light
is seen from the page itself, and each is written whole: whoever is killed leaves nothing false.
"""

import hashlib
import json
import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import minify_html

from companion.errors import CompanionError
from companion.files import remove_parts, write_whole
from companion.site.formulas import cut_fonts, formula_characters, with_fonts
from companion.site.icons import inline_icons

STYLE = re.compile(
    r'<link href="(?P<first>[^"?]+)[^>]*rel="stylesheet" />'
    r'|<link rel="stylesheet" type="text/css" href="(?P<second>[^"?]+)[^>]*/>'
)
SCRIPT = re.compile(
    r'<script (?:type="module"|defer="defer") src="(?P<path>[^"?:]+)[^>]*></script>\s*'
)
FONT = re.compile(r"<(?:script|link)[^>]*fontawesome[^>]*>(?:</script>)?\s*")
PRELOAD = re.compile(r'<link rel="preload" as="script"[^>]*>\s*')
ROOT = re.compile(r'<html[^>]* data-content_root="([^"]*)"')
VIEWPORT = re.compile(r'<meta name="viewport"[^>]*>')
LOADER = (
    '<script>addEventListener("load",()=>{'
    "const start=()=>%s,Seen=globalThis.PerformanceObserver;"
    'Seen?.supportedEntryTypes?.includes("paint")'
    '?new Seen((list,it)=>{list.getEntriesByName("first-contentful-paint").length'
    "&&(it.disconnect(),start())})"
    '.observe({type:"paint",buffered:true}):start()})</script>'
)
"""Loads a page's module once the reader sees what is on the page, which can be after it is loaded.

The first paint can be of a page that is still empty.
"""
EMPTY_MATH = re.compile(r"<(m(?:space|prescripts|glyph|row|i|o|td)|none)(\s[^<>]*)?/>")
CODE = re.compile(r"<pre>.*?</pre>", re.DOTALL)
PLAIN_TOKEN = re.compile(r'<span class="(?:n|nn|nx|p|pm|w)">([^<]*)</span>')
OLD_ROLE, LIST_ITEM = ' role="doc-biblioentry"', ' role="listitem"'
BUNDLE = "_static/bundle"
RECORD = "record.json"


@dataclass(frozen=True)
class Tools:
    """What the work is done with: `node_modules` and the `node` program."""

    modules: Path
    node: Path

    @cached_property
    def version(self) -> bytes:
        """What the result depends on besides the site: our code and the packages' versions."""
        own = [path for path in sorted(Path(__file__).parent.iterdir()) if path.is_file()]
        installed = self.modules / ".package-lock.json"
        files = [*own, installed] if installed.exists() else own
        return b"".join(path.read_bytes() for path in files)


@dataclass(frozen=True)
class RawPage:
    """A page as Sphinx wrote it: its path below the site, and the text of it."""

    path: Path
    text: str

    @property
    def up(self) -> str:
        """How links lead to the site's root; of the page that any address may show, its path."""
        root = ROOT.search(self.text)
        return root[1].removeprefix("./") if root else "../" * len(self.path.parent.parts)

    def sheets(self) -> list[str]:
        """Return the page's style sheets, as paths below the site."""
        return [
            self._local(match["first"] or match["second"]) for match in STYLE.finditer(self.text)
        ]

    def scripts(self) -> tuple[str, ...]:
        """Return the scripts that can wait until the page is painted, as paths below the site."""
        return tuple(self._local(match["path"]) for match in SCRIPT.finditer(self.text))

    def _local(self, address: str) -> str:
        return address[len(self.up) :] if address.startswith(self.up) else address


def slim(site: Path, raw: Path, tools: Tools) -> None:
    """Make the built pages below `site` light.

    Args:
        site: the folder of the built site.
        raw: where the pages are kept as Sphinx wrote them, and what was made of them.
        tools: what the work is done with.

    Raises:
        CompanionError: an icon is not in the package, or the files could not be bundled.
    """
    for folder in (site, raw):
        remove_parts(folder)
    record = _read_record(raw)
    # The theme leaves templates of its own among the assets; they are not pages.
    files = [path for path in sorted(site.rglob("*.html")) if site / "_static" not in path.parents]
    pages = [_keep_raw(site, raw, file) for file in files]
    sheets = list(dict.fromkeys(sheet for page in pages for sheet in page.sheets()))
    entries = list(dict.fromkeys(page.scripts() for page in pages))
    shared = _digest(tools.version, *_sources(site, sheets)).encode()
    keys = {page.path: _digest(shared, page.text.encode()) for page in pages}
    now = {page.path: {"key": keys[page.path], "made": _digest_of(site, page)} for page in pages}
    stale = [page for page in pages if record.get(str(page.path)) != now[page.path]]
    if stale:
        fonts = [
            cut_fonts(formula_characters(page.text, tools.modules), tools.modules) for page in stale
        ]
        made = _bundle(site, sheets, entries, stale, fonts, tools, clean=len(stale) == len(pages))
        for page, cut, styles in zip(stale, fonts, made["styles"], strict=True):
            sheet = with_fonts(styles.replace(made["base"], f"{page.up}{BUNDLE}/"), cut)
            script = made["entries"][entries.index(page.scripts())]
            text = _light(page, sheet, script, tools)
            write_whole(site / page.path, text)
            record[str(page.path)] = {"key": keys[page.path], "made": _digest(text.encode())}
    current = {str(path): record[str(path)] for path in keys}
    write_whole(raw / RECORD, json.dumps(current, indent=0))


def _read_record(raw: Path) -> dict[str, dict[str, str]]:
    """Return page → key of what it was made from and digest of what was made."""
    file = raw / RECORD
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def _keep_raw(site: Path, raw: Path, file: Path) -> RawPage:
    """Return the page as Sphinx wrote it: from the site if it did so just now, else as kept.

    Raises:
        CompanionError: the page is light, and nobody kept what it was made from.
    """
    path = file.relative_to(site)
    text, kept = file.read_text(encoding="utf-8"), raw / path
    if f"{BUNDLE}/" not in text:  # only a light page names what is in there
        write_whole(kept, text)
    elif kept.exists():
        text = kept.read_text(encoding="utf-8")
    else:
        raise CompanionError(f"{file}: {kept} is gone; run `make clean` and build again")
    return RawPage(path, text)


def _sources(site: Path, sheets: Iterable[str]) -> Iterator[bytes]:
    """Yield the style sheets and the scripts of the site's own, in a fixed order."""
    for path in [*(site / sheet for sheet in sheets), *sorted((site / "_static").glob("*.js"))]:
        yield path.read_bytes() if path.exists() else b""


def _bundle(
    site: Path, sheets: list[str], entries: list[tuple[str, ...]], pages: list[RawPage],
    fonts: list[dict[str, bytes]], tools: Tools, *, clean: bool,
) -> dict[str, Any]:  # fmt: skip
    """Return the names of the scripts, one an entry, and the styles, one a page."""
    # What a page holds decides which rules it keeps; its icons are drawn by then.
    shown = [
        {"html": _body(page, tools), "entry": entries.index(page.scripts()), "fonts": list(cut)}
        for page, cut in zip(pages, fonts, strict=True)
    ]
    job = {
        "site": str(site.resolve()), "modules": str(tools.modules.resolve()), "sheets": sheets,
        "entries": entries, "pages": shown, "clean": clean,
    }  # fmt: skip
    command = [tools.node, Path(__file__).with_name("bundle.mjs")]
    result = subprocess.run(
        command, input=json.dumps(job), check=False, capture_output=True, encoding="utf-8"
    )
    if result.returncode != 0:
        reason = (result.stderr.strip().splitlines() or ["no message"])[0]
        raise CompanionError(f"the site could not be bundled: {reason}; run `make setup`")
    return json.loads(result.stdout)


def _body(page: RawPage, tools: Tools) -> str:
    """Return the page without the files that it asked for, its icons drawn."""
    text = FONT.sub("", page.text)
    for pattern in (STYLE, SCRIPT, PRELOAD):
        text = pattern.sub("", text)
    return inline_icons(text, tools.modules)


def _light(page: RawPage, styles: str, script: str, tools: Tools) -> str:
    """Return the page with its styles inline and its script loaded once it is painted."""
    text = _body(page, tools)
    if "</head>" not in text:
        return text  # the address of the site's root only leads on
    first = VIEWPORT.search(text)
    if first:
        text = text[: first.end()] + VIEWPORT.sub("", text[first.end() :])
    address = f"{page.up or './'}{BUNDLE}/{script}"  # a module's bare name is no path
    loader = LOADER % f'import("{address}")'
    text = text.replace("</head>", f"<style>{styles}</style>{loader}</head>", 1)
    # The list of works has items; ARIA has given the older role up.
    text = text.replace(OLD_ROLE, LIST_ITEM)
    # Names and brackets are most of a listing, and have the colour of the listing itself.
    text = CODE.sub(lambda listing: PLAIN_TOKEN.sub(r"\1", listing[0]), text)
    # The minifier takes the slash from `<mspace/>`, and the rest of the page would fall into it.
    text = EMPTY_MATH.sub(r"<\1\2></\1>", text)
    return minify_html.minify(
        text, keep_closing_tags=True, keep_html_and_head_opening_tags=True, minify_js=True
    )


def _digest_of(site: Path, page: RawPage) -> str:
    """Return the digest of what stands in the site, which Sphinx may have written again."""
    return _digest((site / page.path).read_bytes())


def _digest(*parts: bytes) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()
