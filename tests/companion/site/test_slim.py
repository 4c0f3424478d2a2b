"""Built pages carry the styles they use, load one hashed script after painting, and draw their icons."""

import re
import subprocess
from pathlib import Path

import pytest

from companion.errors import CompanionError
from companion.site.extension import NODE
from companion.site.slim import Tools, slim
from support import ROOT

TOOLS = Tools(ROOT / "node_modules", NODE)
PAGE = """<html><head>
<meta name="viewport" content="width=device-width" /><meta name="viewport" content="width=1" />
<link href="{up}_static/styles/theme.css?digest=1" rel="stylesheet" />
<link rel="stylesheet" type="text/css" href="{up}_static/own.css?v=2" />
<script defer src="{up}_static/scripts/fontawesome.js?digest=1"></script>
<script type="module" src="{up}_static/first.js?v=1"></script>
<script defer="defer" src="{up}_static/second.js?v=1"></script>
</head><body data-theme="dark"><p class="used {extra}">글 unused</p>
<i class="theme-switch fa-solid fa-sun fa-lg" data-mode="light"></i><span class="fab fa-github"></span>
<svg><path fill="var(--ink)"/></svg>
<script src="{up}_static/kept.js"></script></body></html>"""


def write_page(site: Path, path: str, extra: str = "") -> None:
    up = "../" * path.count("/")
    (site / path).write_text(PAGE.format(up=up, extra=extra))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "html"
    for folder in ("_static/styles", "_static/scripts", "book"):
        (site / folder).mkdir(parents=True)
    for path in ("index.html", "book/page.html"):
        write_page(site, path)
    write_page(site, "_static/macros.html")  # a template of the theme's
    (site / "_static/styles/theme.css").write_text(
        ".used { color: red } .unused { color: blue } .made-by-script { margin: 0 }"
        ".only-here { margin: 1px } html { --ink: black; --spare: white }"
        "@font-face { font-family: Own; src: url(own.woff2) format('woff2'), url(own.ttf) format('truetype') }"
    )
    (site / "_static/styles/own.woff2").write_bytes(b"a font")
    (site / "_static/styles/own.ttf").write_bytes(b"the same for old browsers")
    (site / "_static/own.css").write_text(
        ".used { color: green; font-family: Own; background: url(mark.svg) }"
        "[data-theme=dark] { --a: 1; width: var(--a) }"
    )
    (site / "_static/mark.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (site / "_static/first.js").write_text(
        "import { word } from './words.js';\nglobalThis.order = ['first', word];\n"
    )
    (site / "_static/words.js").write_text("export const word = 'made-by-script';\n")
    (site / "_static/second.js").write_text("globalThis.order.push('second');\n")
    return site


def light(site: Path) -> dict[str, str]:
    slim(site, site.parent / "raw", TOOLS)
    return {path: (site / path).read_text() for path in ("index.html", "book/page.html")}


def script_of(site: Path, text: str, up: str = "./") -> Path:
    found = re.search(rf"import\(.{up}(_static/bundle/page-\w+\.js).\)", text)
    assert found, text
    return site / found[1]


def test_a_page_that_any_address_may_show_names_everything_from_the_root(site: Path) -> None:
    page = PAGE.format(up="/base/", extra="")
    page = page.replace("<html>", '<html lang="ko" data-content_root="/base/">')
    (site / "404.html").write_text(page)
    light(site)
    text = (site / "404.html").read_text()
    assert "stylesheet" not in text and "color:green" in text
    assert script_of(site, text, "/base/").is_file()
    assert "/base/_static/bundle/own-" in text, "the font that its style names"


def test_a_page_carries_the_rules_it_can_use_in_the_order_of_the_cascade(site: Path) -> None:
    text = light(site)["index.html"]
    assert "stylesheet" not in text
    assert text.index("color:red") < text.index("color:green")
    assert "made-by-script" in text and "data-theme=dark" in text.replace('"', "")
    assert "color:#00f" not in text and "blue" not in text, "a word of the text is no class"
    assert "--ink" in text and "--spare" not in text
    assert "data:image/svg+xml" in text


def test_each_page_has_rules_of_its_own(site: Path) -> None:
    write_page(site, "book/page.html", extra="only-here")
    texts = light(site)
    assert ".only-here" in texts["book/page.html"] and ".only-here" not in texts["index.html"]


def test_fonts_have_hashed_names_that_every_page_reaches(site: Path) -> None:
    texts = light(site)
    for path, up in (("index.html", ""), ("book/page.html", "../")):
        found = re.search(rf'url\("?{up}(_static/bundle/own-\w+\.woff2)"?\)', texts[path])
        assert found and (site / found[1]).read_bytes() == b"a font"
        assert "ttf" not in texts[path]


def test_scripts_become_one_hashed_module_that_runs_in_order_once_the_page_is_loaded(
    site: Path,
) -> None:
    text = light(site)["book/page.html"]
    assert "first.js" not in text and "second.js" not in text
    assert "addEventListener(`load`" in text
    code = script_of(site, text, up="../").read_text()
    run = f"globalThis.document = {{documentElement: {{dataset: {{}}}}}};{code};"
    run += "console.log(order.join(), 'ready' in document.documentElement.dataset)"
    command = [NODE, "--input-type=module", "-e", run]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert said.strip() == "first,made-by-script,second true"


def test_a_changed_script_has_another_name(site: Path) -> None:
    before = light(site)
    (site / "_static/words.js").write_text("export const word = 'another';\n")
    after = light(site)
    assert script_of(site, before["index.html"]) != script_of(site, after["index.html"])
    assert script_of(site, after["index.html"]).exists()
    assert not script_of(site, before["index.html"]).exists()


def test_icons_become_drawings_and_keep_what_scripts_look_for(site: Path) -> None:
    text = light(site)["index.html"]
    assert "fontawesome" not in text and "fa-" not in text
    assert 'class="icon icon-large theme-switch"' in text and "data-mode=light" in text
    assert text.count("aria-hidden") == 2


def test_other_scripts_and_one_viewport_stay(site: Path) -> None:
    text = light(site)["index.html"]
    assert "kept.js" in text and text.count("viewport") == 1


def test_an_empty_element_of_a_formula_stays_empty(site: Path) -> None:
    formula = '<math><mrow><mi>a</mi><mspace width="1em"/><none/><mi>b</mi></mrow></math>'
    (site / "index.html").write_text(
        PAGE.format(up="", extra="").replace("<svg>", f"{formula}<svg>")
    )
    text = light(site)["index.html"]
    assert "<mspace width=1em></mspace><none></none><mi>b</mi></mrow></math>" in text


def test_names_and_brackets_in_code_have_no_markup_of_their_own(site: Path) -> None:
    code = '<pre><span class="k">if</span> <span class="n">a</span><span class="p">[</span></pre>'
    kept = '<b><span class="n">a name outside of code</span></b>'
    (site / "index.html").write_text(
        PAGE.format(up="", extra="").replace("<svg>", f"{code}{kept}<svg>")
    )
    text = light(site)["index.html"]
    assert "<pre><span class=k>if</span> a[</pre>" in text
    assert "<span class=n>a name outside of code</span>" in text


def test_a_font_stays_where_any_rule_names_it_and_only_there(site: Path) -> None:
    own = site / "_static/own.css"
    own.write_text(
        own.read_text() + ".used { font: 1em Short, serif }"
        "@font-face { font-family: Short; src: url(styles/own.woff2) format('woff2') }"
        "@font-face { font-family: Spare; src: url(styles/spare.woff2) format('woff2') }"
    )
    (site / "_static/styles/spare.woff2").write_bytes(b"a font that no rule names")
    text = light(site)["index.html"]
    assert "font-family:Short" in text and "font-family:Own" in text
    assert "Spare" not in text
    names = [path.name for path in (site / "_static/bundle").glob("*.woff2")]
    assert len(names) == 1 and names[0].startswith("own-")


def test_a_second_build_changes_only_what_changed(site: Path) -> None:
    before = light(site)
    times = {path: (site / path).stat().st_mtime_ns for path in before}
    assert light(site) == before
    assert {path: (site / path).stat().st_mtime_ns for path in before} == times
    write_page(site, "book/page.html", extra="only-here")  # Sphinx wrote this one again
    after = light(site)
    assert ".only-here" in after["book/page.html"]
    assert (site / "index.html").stat().st_mtime_ns == times["index.html"]
    assert script_of(site, after["index.html"]).exists()


def test_a_page_written_again_with_the_same_text_is_made_light_again(site: Path) -> None:
    before = light(site)
    write_page(site, "book/page.html")
    assert light(site) == before


def test_a_changed_style_reaches_pages_that_were_not_written_again(site: Path) -> None:
    light(site)
    (site / "_static/own.css").write_text(".used { color: black }")
    for text in light(site).values():
        assert "color:#000" in text and "color:green" not in text


def test_a_page_that_went_is_forgotten(site: Path) -> None:
    light(site)
    (site / "book/page.html").unlink()
    slim(site, site.parent / "raw", TOOLS)
    write_page(site, "book/page.html")
    assert "stylesheet" not in light(site)["book/page.html"]


def test_an_unknown_icon_is_one_message(site: Path) -> None:
    (site / "index.html").write_text('<head></head><i class="fa-solid fa-no-such-icon"></i>')
    with pytest.raises(CompanionError, match=r"no-such-icon\.svg: no such icon"):
        light(site)


@pytest.mark.parametrize("broken", ["own.css", "first.js"])
@pytest.mark.parametrize("text", [None, "import { from ("])
def test_a_broken_file_is_one_message_and_the_next_build_is_right(
    site: Path, broken: str, text: str | None
) -> None:
    file = site / "_static" / broken
    whole = file.read_text()
    file.unlink() if text is None else file.write_text(text if broken.endswith("js") else "a { b")
    with pytest.raises(CompanionError, match="could not be bundled") as found:
        light(site)
    assert "\n" not in str(found.value)
    file.write_text(whole)
    assert "color:green" in light(site)["index.html"]
