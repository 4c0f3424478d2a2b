"""Killed while it makes pages light, the next time it makes of them what it would have made."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from companion.site.extension import NODE
from companion.site.slim import Tools, slim
from support import ROOT, snapshot

pytestmark = pytest.mark.slow

TOOLS = Tools(ROOT / "node_modules", NODE)
PAGE = """<html><head><meta name="viewport" content="width=device-width" />
<link rel="stylesheet" type="text/css" href="{up}_static/own.css?v=2" />
<script type="module" src="{up}_static/own.js?v=1"></script>
</head><body><p class="used">{text}</p></body></html>"""
KILLED = """
import os, sys
from pathlib import Path
from companion.site.extension import NODE
from companion.site.slim import Tools, slim

site, modules, left = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])

def count_down(event, arguments):
    global left
    writes = event == "open" and "w" in str(arguments[1])
    if not writes and event != "os.rename" or not str(arguments[0]).startswith(str(site.parent)):
        return
    left -= 1
    if left == 0:
        if writes:  # as far as it came: there is a file, and nothing in it
            os.close(os.open(arguments[0], os.O_WRONLY | os.O_CREAT | os.O_TRUNC))
        os._exit(9)

sys.addaudithook(count_down)
slim(site, site.parent / "raw", Tools(modules, NODE))
"""


def write_page(site: Path, name: str, text: str) -> None:
    page = site / name
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(PAGE.format(up="../" * name.count("/"), text=text), encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "html"
    for name in ("index.html", "book/one.html", "book/two.html"):
        write_page(site, name, f"쪽 {name}")
    (site / "_static").mkdir()
    (site / "_static/own.css").write_text(".used { color: green }")
    (site / "_static/own.js").write_text("globalThis.own = 1;\n")
    return site


def light(site: Path) -> dict[str, bytes]:
    slim(site, site.parent / "raw", TOOLS)
    return snapshot(site)


def killed_at(site: Path, write: int) -> bool:
    """Make the pages light in a process that is killed at its nth write; return whether it was."""
    command = [sys.executable, "-c", KILLED, str(site), str(TOOLS.modules), str(write)]
    result = subprocess.run(command, check=False, capture_output=True, text=True, timeout=120)
    assert result.returncode in (0, 9), result.stderr
    return result.returncode == 9


def test_killed_at_any_write_the_next_build_is_a_clean_one(site: Path) -> None:
    shutil.copytree(site, as_built := site.parent / "as-built")
    clean = light(site)
    write = 1
    while True:
        for folder in (site, site.parent / "raw"):
            shutil.rmtree(folder)
        shutil.copytree(as_built, site)
        if not killed_at(site, write):
            break
        assert light(site) == clean, f"killed at write {write}"
        write += 1
    assert write > 6, "three pages are kept and written"


def test_killed_after_one_page_changed_the_next_build_is_a_clean_one(site: Path) -> None:
    light(site)
    shutil.copytree(site.parent, before := site.parent.with_name("before"))
    write_page(site, "book/two.html", "다른 글")
    clean = light(site)
    write = 1
    while True:
        shutil.rmtree(site.parent)
        shutil.copytree(before, site.parent)
        write_page(site, "book/two.html", "다른 글")
        if not killed_at(site, write):
            break
        assert light(site) == clean, f"killed at write {write}"
        write += 1
    assert write > 2
