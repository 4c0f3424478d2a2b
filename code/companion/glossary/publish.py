"""Write what readers take away, and what the look-up reads, below `/glossary/` of the site."""

import hashlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.util import logging
from sphinx.util.osutil import relative_uri

from companion.book import Book
from companion.glossary import exports
from companion.glossary.cards import write_cards
from companion.glossary.lookup import lookup_table
from companion.glossary.model import Glossary
from companion.glossary.order import by_korean
from companion.history import last_change
from companion.records import record_files

LOGGER = logging.getLogger(__name__)
FOLDER = "glossary"
TABLE = f"{FOLDER}/lookup.json"
"""What the look-up reads, below the site."""
STAMP = ".written"


def table_address(builder: Builder, docname: str) -> str:
    """Return where the page `docname` finds the table."""
    return relative_uri(builder.get_target_uri(docname), TABLE)


def publish(app: Sphinx, exception: Exception | None) -> None:
    """Write the pages' cards, and the files that are missing or of other records or code."""
    if exception is not None or app.builder.format != "html":
        return
    domain = app.env.get_domain("glossary")
    glossary: Glossary = domain.glossary  # type: ignore[attr-defined]
    book: Book = domain.book  # type: ignore[attr-defined]
    write_cards(Path(app.outdir), map(domain.cards, app.env.found_docs))  # type: ignore[attr-defined]
    folder = Path(app.outdir) / FOLDER
    written = write_files(glossary, book, folder)
    if written:
        LOGGER.info("glossary: wrote %s", ", ".join(written))


def write_files(glossary: Glossary, book: Book, folder: Path) -> list[str]:
    """Write the files that are missing or of other records; return their names."""
    edition = last_change(book.root, _sources(book))
    writers = _writers(glossary, book, edition)
    stamp, digest = folder / STAMP, _digest(glossary, edition)
    known = stamp.exists() and stamp.read_text(encoding="utf-8") == digest
    if known and all((folder / name).exists() for name in writers):
        return []
    folder.mkdir(parents=True, exist_ok=True)
    stamp.unlink(missing_ok=True)
    for name, write in writers.items():
        write(folder / name)
    stamp.write_text(digest, encoding="utf-8")
    return list(writers)


def _sources(book: Book) -> list[Path]:
    """Return what makes a later edition of the deck: the records, and the cards' template."""
    folder = book.data / FOLDER
    files = [folder, *record_files(folder), Path(exports.__file__).with_name("anki.py")]
    return [path.relative_to(book.root) for path in files if path.is_relative_to(book.root)]


def _writers(
    glossary: Glossary, book: Book, edition: int
) -> Mapping[str, Callable[[Path], object]]:
    """Return what writes each file. These names are public addresses: never change one."""
    page = book.page_url("book/glossary")
    refresh = f'<meta http-equiv="Refresh" content="0; url={page}">'
    leading = f'<!doctype html><meta charset="utf-8"><title>용어집</title>{refresh}'
    table = json.dumps(lookup_table(glossary), ensure_ascii=False, separators=(",", ":"))
    return {
        "lookup.json": lambda path: path.write_text(table, encoding="utf-8"),
        "glossary.csv": lambda path: path.write_bytes(exports.csv_bytes(glossary)),
        "glossary.json": lambda path: path.write_bytes(exports.json_bytes(glossary)),
        "glossary.tbx": lambda path: path.write_bytes(exports.tbx_bytes(glossary, page)),
        "glossary.apkg": lambda path: exports.write_deck(glossary, edition, path),
        "glossary.pdf": lambda path: exports.write_pdf(
            by_korean(glossary), glossary, book.root / "node_modules", path
        ),
        "index.html": lambda path: path.write_text(leading, encoding="utf-8"),
    }


def code_digest() -> str:
    """Return what changes whenever the code or a template of the glossary does."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*")):
        if path.suffix in {".py", ".typ", ".html"}:
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _digest(glossary: Glossary, edition: int) -> str:
    digest = hashlib.sha256(f"{code_digest()} {edition}".encode())
    for key in sorted(glossary.terms):
        digest.update(glossary.terms[key].model_dump_json().encode())
    return digest.hexdigest()
