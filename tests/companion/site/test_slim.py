"""Built pages lose the icon font and the search index, and share one style sheet."""

import subprocess
from pathlib import Path

import pytest

from companion.errors import CompanionError
from companion.site import NODE
from companion.site.slim import slim
from support import ROOT

MODULES = ROOT / "node_modules"
PAGE = """<html><head>
<link href="{up}_static/styles/theme.css?digest=1" rel="stylesheet" />
<link rel="stylesheet" type="text/css" href="{up}_static/own.css?v=2" />
<script defer src="{up}_static/scripts/fontawesome.js?digest=1"></script>
</head><body data-theme="dark"><p class="used">글</p>
<i class="theme-switch fa-solid fa-sun fa-lg" data-mode="light"></i><span class="fab fa-github"></span>
<script src="{up}searchindex.js"></script><script src="{up}_static/kept.js"></script></body></html>"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for folder in ("_static/styles", "_static/scripts", "book"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "index.html").write_text(PAGE.format(up=""))
    (tmp_path / "search.html").write_text(PAGE.format(up=""))
    (tmp_path / "book" / "page.html").write_text(PAGE.format(up="../"))
    (tmp_path / "_static" / "macros.html").write_text(PAGE.format(up="{{ up }}"))  # the theme's own
    (tmp_path / "_static/styles/theme.css").write_text(
        ".used { color: red } .unused { color: blue } .made-by-script { margin: 0 }"
    )
    own = ".used { color: green; background: url(../mark.svg) } [data-theme=dark] { --a: 1 }"
    (tmp_path / "_static/own.css").write_text(own.replace("../", ""))
    (tmp_path / "_static/mark.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    script = "const   name = 'made-by-script';\nfunction used() { return   name; }\n"
    (tmp_path / "_static/kept.js").write_text(script)
    return tmp_path


def bundle_of(site: Path) -> Path:
    (bundle,) = (site / "_static" / "bundle").glob("site-*.css")
    return bundle


def test_pages_link_one_style_sheet_that_holds_what_is_used(site: Path) -> None:
    slim(site, MODULES, NODE)
    bundle = bundle_of(site)
    for page, up in (("index.html", ""), ("book/page.html", "../")):
        text = (site / page).read_text()
        assert text.count("stylesheet") == 1
        assert f'href="{up}_static/bundle/{bundle.name}"' in text
    css = bundle.read_text()
    assert css.index("red") < css.index("green"), "in the order of the cascade"
    assert "unused" not in css and "made-by-script" in css and "data-theme" in css
    assert "data:image/svg+xml" in css


def test_icons_become_drawings_and_keep_what_scripts_look_for(site: Path) -> None:
    slim(site, MODULES, NODE)
    text = (site / "index.html").read_text()
    assert "fontawesome" not in text and "fa-" not in text
    assert '<svg class="icon icon-large theme-switch"' in text and 'data-mode="light"' in text
    assert text.count('aria-hidden="true"') == 2


def test_only_the_search_page_loads_the_index(site: Path) -> None:
    slim(site, MODULES, NODE)
    assert "searchindex.js" in (site / "search.html").read_text()
    assert "searchindex.js" not in (site / "index.html").read_text()
    assert "kept.js" in (site / "index.html").read_text()


def test_a_second_build_changes_only_what_changed(site: Path) -> None:
    slim(site, MODULES, NODE)
    before = (site / "index.html").read_text()
    first = bundle_of(site).name
    slim(site, MODULES, NODE)
    assert (site / "index.html").read_text() == before and bundle_of(site).name == first
    (site / "_static/own.css").write_text(".used { color: black }")
    (site / "book" / "page.html").write_text(PAGE.format(up="../"))  # Sphinx wrote this one again
    slim(site, MODULES, NODE)
    assert bundle_of(site).name != first
    for page in ("index.html", "book/page.html"):
        assert bundle_of(site).name in (site / page).read_text()


def test_scripts_are_shorter_and_do_the_same(site: Path) -> None:
    long = (site / "_static/kept.js").read_text()
    slim(site, MODULES, NODE)
    short = (site / "_static/kept.js").read_text()
    assert len(short) < len(long)
    run = [NODE, "-e", f"{short};console.log(used())"]
    assert subprocess.run(run, check=True, capture_output=True, text=True).stdout.strip() == (
        "made-by-script"
    )


def test_an_unknown_icon_is_one_message(site: Path) -> None:
    (site / "index.html").write_text('<i class="fa-solid fa-no-such-icon"></i>')
    with pytest.raises(CompanionError, match=r"no-such-icon\.svg: no such icon"):
        slim(site, MODULES, NODE)


@pytest.mark.parametrize("broken", [None, ".used { color: red"])
def test_a_broken_style_sheet_is_one_message(site: Path, broken: str | None) -> None:
    sheet = site / "_static/own.css"
    sheet.unlink() if broken is None else sheet.write_text(broken)
    with pytest.raises(CompanionError, match="could not be bundled") as found:
        slim(site, MODULES, NODE)
    assert "\n" not in str(found.value)
