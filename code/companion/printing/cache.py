"""What was printed of what: nothing is printed again while its pages are the same."""

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import pikepdf

from companion.palette import declarations

CODE = sorted(path for path in Path(__file__).parent.rglob("*.*") if path.suffix in (".py", ".css"))
IMAGE = re.compile(r"""\bsrc=["']?([^"'\s>]+\.(?:svg|png|jpe?g|gif|webp))""")


@dataclass(frozen=True)
class Record:
    """How a kept file came about: digests of the built pages and of the document made of them."""

    source: str
    document: str


class Cache:
    """Kept files in a folder, each with its record."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def path(self, name: str) -> Path:
        """Return where the file `name` is kept."""
        return self.folder / name

    def record(self, name: str) -> Record | None:
        """Return how the file came about, or None if it is not there."""
        note = self._note(name)
        if not note.is_file() or not self.path(name).is_file():
            return None
        values = json.loads(note.read_text(encoding="utf-8"))
        return Record(values["source"], values["document"])

    def keep(self, name: str, data: bytes, record: Record) -> None:
        """Write a file and then its record, so that an interrupted run leaves no false record."""
        self._note(name).unlink(missing_ok=True)
        self.path(name).write_bytes(data)
        self.note(name, record)

    def note(self, name: str, record: Record) -> None:
        """Write how a file came about, which stays as it is."""
        text = json.dumps(asdict(record), ensure_ascii=False)
        self._note(name).write_text(text, encoding="utf-8")

    def _note(self, name: str) -> Path:
        return self.folder / f"{name}.json"


def digest(*items: str | bytes) -> str:
    """Return a digest of texts and bytes."""
    total = hashlib.sha256()
    for item in items:
        data = item.encode() if isinstance(item, str) else item
        total.update(len(data).to_bytes(8, "big") + data)
    return total.hexdigest()


def code_digest() -> str:
    """Return a digest of this feature's code and styles, and of the library that writes PDFs."""
    colours = declarations("light")
    return digest(pikepdf.__version__, colours, *(path.read_bytes() for path in CODE))


def source_digest(site: Path, docnames: Sequence[str], *settings: str) -> str:
    """Return a digest of built pages, the images that they show and what else decides."""
    pages = [site / f"{docname}.html" for docname in docnames]
    return digest(*settings, *(item for page in pages for item in _page(page)))


def _page(page: Path) -> Iterable[str | bytes]:
    text = page.read_text(encoding="utf-8")
    yield text
    for source in IMAGE.findall(text):
        image = page.parent / source
        if image.is_file():
            yield image.read_bytes()
