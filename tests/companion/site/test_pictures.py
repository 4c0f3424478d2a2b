"""Pictures with Korean names and spaces reach the site, by every way to write them."""

from pathlib import Path
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from PIL import Image
from sphinx.testing.util import SphinxTestApp

from companion.printing.epub_page import image_name
from support import OWN_CONF

CONF = """
from companion.site.pictures import NamedFigure, NamedImage, ReadPictureNames
from companion.site.svg import InlineSvg

extensions = ["myst_parser", "sphinx_design"]
html_theme = "basic"
myst_enable_extensions = ["colon_fence"]


def setup(app):
    app.add_directive("image", NamedImage, override=True)
    app.add_directive("figure", NamedFigure, override=True)
    app.add_transform(ReadPictureNames)
    app.add_post_transform(InlineSvg)
"""
PAGE = """# 그림

![초록](그림.png) ![파랑](<그림 하나.png>) ![빨강](%EA%B7%B8%EB%A6%BC.png)

```{image} 그림.png
```

```{figure} 그림 하나.png
설명
```

```{image} /book/그림 하나.png
:alt: 뿌리에서
```

![그린 것](<그림 셋.svg>)

![물든 것](물든.svg)

:::{card} 카드
:img-top: 그림.png
글
:::
"""
SHOWN = [
    ("초록", "그림.png"), ("파랑", "그림 하나.png"), ("빨강", "그림.png"), ("", "그림.png"),
    ("", "그림 하나.png"), ("뿌리에서", "그림 하나.png"), ("그린 것", "그림 셋.svg"),
    ("", "그림.png"),
]  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("pictures")
    (folder / "conf.py").write_text(OWN_CONF + CONF)
    (folder / "index.md").write_text("# 책\n\n```{toctree}\nbook/page\n```\n", encoding="utf-8")
    book = folder / "book"
    book.mkdir()
    (book / "page.md").write_text(PAGE, encoding="utf-8")
    for name in ("그림.png", "그림 하나.png"):
        Image.new("RGB", (2, 2)).save(book / name)
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"{}'
    (book / "그림 셋.svg").write_text(drawing.format("/>"))
    themed = '><rect style="fill:var(--ink)"/></svg>'
    (book / "물든.svg").write_text(drawing.format(themed))
    app = SphinxTestApp("html", srcdir=folder, freshenv=True, warningiserror=True)
    try:
        app.build(force_all=True)
    finally:
        app.cleanup()
    return folder / "_build/html"


def test_every_picture_is_shown_from_a_file_that_is_there(site: Path) -> None:
    page = BeautifulSoup((site / "book/page.html").read_text(encoding="utf-8"), "lxml")
    images = [(image["alt"], unquote(str(image["src"]))) for image in page.find_all("img")]
    assert images == [(alt, f"../_images/{name}") for alt, name in SHOWN]
    for _, source in images:
        assert (site / "book" / source).is_file()


def test_only_a_drawing_that_follows_the_theme_stands_in_the_page(site: Path) -> None:
    page = BeautifulSoup((site / "book/page.html").read_text(encoding="utf-8"), "lxml")
    (drawing,) = page.find_all("svg")
    assert drawing["aria-label"] == "물든 것"
    assert (site / "_images/물든.svg").is_file()  # for the notebook


def test_the_e_book_names_images_in_plain_letters() -> None:
    names = ["_images/a-1.PNG", "_images/그림.png", "_images/그림 하나.png", "_images/a b.svg"]
    in_book = [image_name(f"/site/{name}") for name in names]
    assert in_book[0] == "images/images-a-1.PNG"
    assert len({*in_book}) == 4
    assert all(name.isascii() and " " not in name for name in in_book)
    assert [Path(name).suffix for name in in_book] == [".PNG", ".png", ".png", ".svg"]
