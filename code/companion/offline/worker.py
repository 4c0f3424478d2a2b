"""Write the service worker of a built site, which keeps pages for readers without a network."""

from pathlib import Path

from companion.files import write_whole
from companion.offline.model import Edition

TEMPLATES = Path(__file__).parent / "templates"
WORKER = "sw.js"
BOOK = '"__BOOK__"'
UNSAVED = '"__UNSAVED__"'


def write_worker(site: Path, edition: Edition, title: str, start: str) -> None:
    """Write `sw.js` for the edition, unless it is there already."""
    text = _template("service-worker.js")
    page = _template("unsaved.html").replace("__TITLE__", title)
    page = "\n".join(line.strip() for line in page.splitlines())
    _write(site, text.replace(BOOK, edition.as_json(start)).replace(UNSAVED, _as_script(page)))


def write_retired_worker(site: Path) -> None:
    """Write a `sw.js` that takes itself and all that it kept from every device."""
    _write(site, _template("retired-worker.js"))


def _template(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def _as_script(text: str) -> str:
    """Return the text as a template literal."""
    escaped = text.replace("\\", "\\\\").replace("`", "\\`").replace("${", "\\${")
    return f"`{escaped}`"


def _write(site: Path, text: str) -> None:
    path = site / WORKER
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        write_whole(path, text)
