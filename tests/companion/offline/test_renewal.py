"""A saved book is renewed page by page, at a cost that grows with its pages and no faster."""

import json
import subprocess
from pathlib import Path

from companion.offline.model import survey
from companion.offline.worker import WORKER, write_worker
from companion.site.extension import NODE

PAGE = '<html><head><title>{name}</title><link rel="stylesheet" href="style.css"></head>{edition}</html>'


def editions(folder: Path, pages: int) -> list[dict]:
    """Return the worker and the files of two editions of a book, which differ in every file."""
    made = []
    for edition in ("first", "second"):
        site = {
            f"{number}.html": PAGE.format(name=number, edition=edition) for number in range(pages)
        }
        site["style.css"] = f"/* {edition} */"
        for name, text in site.items():
            (folder / name).write_text(text, encoding="utf-8")
        write_worker(folder, survey(folder), "책", "0.html")
        made.append({"worker": (folder / WORKER).read_text(encoding="utf-8"), "site": site})
        (folder / WORKER).unlink()
    return made


def renewed(folder: Path, pages: int) -> list[dict]:
    """Return what saving the first edition and renewing it by the second cost and left."""
    folder.mkdir()
    command = [NODE, Path(__file__).with_name("renewal.mjs")]
    answer = subprocess.run(
        command, input=json.dumps(editions(folder, pages)), check=True,
        capture_output=True, encoding="utf-8",
    )  # fmt: skip
    return json.loads(answer.stdout)


def test_renewing_twice_as_many_pages_asks_the_cache_twice_as_often(tmp_path: Path) -> None:
    _, few = renewed(tmp_path / "few", 40)
    _, many = renewed(tmp_path / "many", 80)
    assert many["operations"] <= 2.05 * few["operations"]


def test_nothing_of_the_old_edition_stays(tmp_path: Path) -> None:
    first, second = renewed(tmp_path / "site", 3)
    for kept in (first, second):
        names = sorted(key.split("=")[0] for key in kept["keys"])
        assert names == sorted(
            ["style.css?file", *(f"{n}.html?{what}" for n in range(3) for what in ("file", "page"))]
        )
    old = {key for key in first["keys"] if "?file=" in key}
    assert old.isdisjoint(second["keys"])
