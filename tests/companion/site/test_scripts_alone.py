"""Each feature's script stands alone: what one of them throws is told, and stops no other."""

import re
import subprocess
from pathlib import Path

import pytest

from companion.site.extension import NODE
from companion.site.slim import Tools, slim
from support import ROOT

PAGE = """<html><head><meta name="viewport" content="width=device-width" />
<script type="module" src="_static/first.js?v=1"></script>
<script type="module" src="_static/broken.js?v=1"></script>
<script type="module" src="_static/leans.js?v=1"></script>
<script defer="defer" src="_static/last.js?v=1"></script>
</head><body></body></html>"""
SCRIPTS = {
    "first.js": "import { word } from './words.js';\nglobalThis.order = ['first', word];\n",
    "words.js": "export const word = 'a shared word';\n",
    "broken.js": "decodeURIComponent('%');\nglobalThis.order.push('never');\n",
    "leans.js": "import './throws.js';\nglobalThis.order.push('never either');\n",
    "throws.js": "null.property;\n",
    "last.js": "import { word } from './words.js';\nglobalThis.order.push('last', word);\n",
}


@pytest.fixture
def entry(tmp_path: Path) -> Path:
    """Return the one script of a page whose second and third features throw."""
    site = tmp_path / "html"
    (site / "_static").mkdir(parents=True)
    (site / "index.html").write_text(PAGE)
    for name, text in SCRIPTS.items():
        (site / "_static" / name).write_text(text)
    slim(site, tmp_path / "raw", Tools(ROOT / "node_modules", NODE))
    found = re.search(r"_static/bundle/page-\w+\.js", (site / "index.html").read_text())
    assert found
    return site / found[0]


def test_what_a_script_throws_stops_no_other_and_is_told(entry: Path) -> None:
    run = "globalThis.document = {documentElement: {dataset: {}}};"
    run += f"await import({str(entry)!r});"
    run += "console.log(order.join(), 'ready' in document.documentElement.dataset)"
    command = [NODE, "--input-type=module", "-e", run]
    said = subprocess.run(command, check=True, capture_output=True, text=True)
    assert said.stdout.strip() == "first,a shared word,last,a shared word true"
    for name, reason in (("broken.js", "URI malformed"), ("leans.js", "null")):
        assert re.search(rf"{name}.*{reason}", said.stderr), said.stderr


def test_a_page_still_loads_one_script(entry: Path) -> None:
    assert [path.name for path in entry.parent.glob("*.js")] == [entry.name]
