"""Pages made ready for paper and the e-book: nothing hidden, links that lead somewhere."""

import pytest
from lxml import etree

from companion.errors import CompanionError
from companion.printing.article import Article, read_article
from companion.printing.document import document, part_section
from companion.printing.epub_page import page_file, page_ids, page_markup, properties
from companion.printing.links import Place, place_of, public_address
from companion.printing.markup import find, of_class, text

SITE_URL = "https://someone.github.io/tiny"
HTML = '<html xmlns="http://www.w3.org/1999/xhtml"><body><main>%s</main></body></html>'
ARTICLE = '<article class="bd-article"><section id="top"><h1>제목<a class="headerlink" href="#top">#</a></h1>%s</section></article>'
FORMULA = """<span class="math"><span class="katex"><span class="katex-mathml">
<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow><msub><mi>max</mi><mo>\u2061</mo></msub></mrow>
<annotation encoding="application/x-tex">x^2</annotation></semantics></math></span>
<span class="katex-html" aria-hidden="true">x2</span></span></span>"""


def article(body: str, docname: str = "book/one/page") -> Article:
    return read_article(docname, HTML % (ARTICLE % body), SITE_URL)


def hrefs(tree: etree._Element) -> list[str]:
    return [link.get("href") for link in find(tree, ".//h:a[@href]")]


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("", f"{SITE_URL}/book/one/page.html"),
        ("#cell", f"{SITE_URL}/book/one/page.html#cell"),
        ("../glossary.html#term-batch", f"{SITE_URL}/book/glossary.html#term-batch"),
        ("../corrections.html?chapter=1", f"{SITE_URL}/book/corrections.html?chapter=1"),
        ("../../_downloads/a%20b.ipynb", f"{SITE_URL}/_downloads/a%20b.ipynb"),
        ("https://example.org/a.html#b", "https://example.org/a.html#b"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_a_link_becomes_a_public_address(href: str, address: str) -> None:
    assert public_address(SITE_URL, "book/one/page", href) == address


@pytest.mark.parametrize(
    ("address", "place"),
    [
        (f"{SITE_URL}/book/glossary.html#term-batch", Place("book/glossary", "term-batch")),
        (f"{SITE_URL}/book/corrections.html?chapter=1", Place("book/corrections")),
        (f"{SITE_URL}/glossary/glossary.pdf", None),
        ("https://example.org/book/glossary.html", None),
        (f"{SITE_URL}-other/book/glossary.html", None),
    ],
)
def test_a_public_address_names_a_place_of_the_book(address: str, place: Place | None) -> None:
    assert place_of(SITE_URL, address) == place


def test_controls_are_left_out_and_the_text_around_them_stays() -> None:
    body = article(
        "<p>앞<button>복사</button>뒤</p><p class='launch-line'>Colab</p><div hidden=''>숨김</div>"
    ).body
    assert text(body).startswith("제목웹에서 읽기:")
    assert text(body).endswith("앞뒤")
    assert "Colab" not in text(body) and "숨김" not in text(body)


def test_tabs_stand_one_after_another_under_their_names() -> None:
    tabs = """<div class="sd-tab-set"><input checked="checked" type="radio" id="a"/><label for="a">Keras</label>
    <div class="sd-tab-content">하나</div><input type="radio" id="b"/><label for="b">PyTorch</label>
    <div class="sd-tab-content">둘</div></div>"""
    body = article(tabs).body
    assert [text(name) for name in of_class(body, "tab-name")] == ["Keras", "PyTorch"]
    assert text(of_class(body, "tabs")[0]) == "Keras 하나PyTorch 둘"
    assert find(body, ".//h:input") == []


def test_what_is_folded_is_open() -> None:
    body = article("<details id='answer'><summary>풀이</summary><p>답이다.</p></details>").body
    assert find(body, ".//h:details") == []
    (unfolded,) = of_class(body, "unfolded")
    assert unfolded.get("id") == "answer" and text(unfolded) == "풀이답이다."


def test_a_formula_in_a_title_is_printed_once() -> None:
    tab = f'<div class="sd-tab-set"><input type="radio" id="a"/><label for="a">식 {FORMULA}</label></div>'
    for markup in (f"<details><summary>식 {FORMULA}</summary></details>", tab):
        page = article(markup)
        tree = etree.fromstring(page_markup(page, {page.docname: set()}, {}, SITE_URL))
        (math,) = find(tree, "//m:math")
        (name,) = of_class(tree, "summary", "tab-name")
        assert text(name) == f"식 {text(math)}" and math.get("alttext") == "x^2"


def test_answers_to_tick_become_boxes() -> None:
    body = article(
        "<form><label><input type='radio'/>가</label><label><input type='checkbox'/>나</label></form>"
    ).body
    assert text(body).endswith("○ 가□ 나")


def test_a_figure_keeps_its_poster_and_nothing_of_its_data() -> None:
    figure = "<div class='plotly-figure' style='height:420px'><script>{}</script>%s</div>"
    poster = article(
        figure % "<img class='figure-poster' src='../../_images/a.svg' alt='뜻'/>"
    ).body
    assert find(poster, ".//h:img")[0].get("src") == "/site/_images/a.svg"
    assert of_class(poster, "moving") == [] and find(poster, ".//h:script") == []
    assert of_class(poster, "plotly-figure")[0].get("style") is None
    bare = article(figure % "").body
    assert len(of_class(bare, "moving")) == 1


def test_a_page_without_an_article_is_named() -> None:
    with pytest.raises(CompanionError, match=r"book/x\.html"):
        read_article("book/x", HTML % "<p>없다</p>", SITE_URL)


def test_a_document_joins_pages_under_one_outline() -> None:
    first = article("<p id='here'><a href='other.html#top'>둘째</a></p>")
    second = article(
        "<h2>절</h2><p><a href='page.html#here'>첫째</a> <a href='../away.html'>밖</a></p>",
        "book/one/other",
    )
    tree = etree.fromstring(document("책", [part_section([first, second], "1-")], SITE_URL))
    assert [text(heading) for heading in find(tree, "//h:h1")] == ["제목"]
    assert [text(heading) for heading in find(tree, "//h:h2")] == ["제목"]
    assert [text(heading) for heading in find(tree, "//h:h3")] == ["절"]
    linked = [link.get("href") for link in find(tree, "//h:section//h:a")]
    assert "#book/one/other:top" in linked and "#book/one/page:here" in linked
    assert f"{SITE_URL}/book/away.html" in linked
    names = [element.get("id") for element in find(tree, "//h:*[@id]")]
    assert len(names) == len(set(names)) and {"book/one/page", "book/one/other"} <= set(names)
    targets = find(tree, "//h:body/h:div[1]/h:a")
    assert {target.get("href") for target in targets} == {f"#{name}" for name in names}


def test_a_printed_formula_is_one_picture_with_its_source() -> None:
    tree = etree.fromstring(document("책", [part_section([article(FORMULA)], "1-")], SITE_URL))
    (formula,) = of_class(tree, "katex")
    assert (formula.get("role"), formula.get("aria-label")) == ("img", "x^2")
    assert text(formula) == "x2"


def test_an_e_book_page_is_xhtml_with_mathml() -> None:
    page = article(f"<p>{FORMULA}</p><table border='1'><tr><td width='3'>칸</td></tr></table>")
    markup = page_markup(page, {page.docname: page_ids(page)}, {}, SITE_URL)
    tree = etree.fromstring(markup)
    (math,) = find(tree, "//m:math")
    assert math.get("alttext") == "x^2"
    assert "\u2061" not in text(math) and find(math, ".//m:annotation") == []
    assert of_class(tree, "katex-html") == []
    assert b"border=" not in markup and b"width=" not in markup
    assert properties(markup) == "mathml"


def test_links_of_the_e_book_lead_to_its_files() -> None:
    page = article(
        "<p id='here'><a href='#here'>여기</a> <a href='../two/index.html#gone'>저기</a> <a href='../away.html'>밖</a></p>"
    )
    known = {page.docname: page_ids(page), "book/two/index": set()}
    tree = etree.fromstring(page_markup(page, known, {}, SITE_URL))
    assert page_file("book/two/index") == "two-index.xhtml"
    assert hrefs(tree)[1:] == [
        "one-page.xhtml#here",
        "two-index.xhtml",
        f"{SITE_URL}/book/away.html",
    ]
