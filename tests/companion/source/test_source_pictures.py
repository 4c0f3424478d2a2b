"""A picture that some output could not show is named as it is written, with its line."""

import unicodedata
from pathlib import Path

import pytest
from PIL import Image

from companion.book import Book
from companion.errors import DataError
from companion.source import pictures
from companion.source.check import check_sources
from companion.source.model import Source
from companion.source.pictures import pictures_are_shown

PAGE = Path("book/one/page.md")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">{}</svg>'

DRAWINGS = {
    "script": SVG.format("<script>alert(1)</script>"),
    "handler": SVG.format('<rect onclick="alert(1)"/>'),
    "page": SVG.format("<foreignObject><p>글</p></foreignObject>"),
    "outside": SVG.format('<image href="https://example.org/a.png"/>'),
    "beside": SVG.format(
        '<image xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="그림.png"/>'
    ),
    "open": SVG.format("<g>"),
    "no-space": '<svg viewBox="0 0 1 1"></svg>',
    "html": '<html xmlns="http://www.w3.org/1999/xhtml"></html>',
    "empty": "",
}

WRONG = {
    "![글](없는 그림.png)": None,  # Markdown takes it for text
    "![글](<없는 그림.png>)": ("없는 그림.png", "no such file"),
    "![글](%EC%97%86%EB%8B%A4.png)": ("없다.png", "no such file"),
    "![글](그림.PNG)": ("그림.PNG", "'그림.png' is there"),
    "![글](그릠.png)": ("그릠.png", "'그림.png' is there"),
    "![글](그림.png?x=1)": ("그림.png?x=1", "without '?'"),
    "![글](../../../etc/passwd.png)": ("../../../etc/passwd.png", "below the book"),
    "![글](/etc/passwd.png)": ("/etc/passwd.png", "no such file"),
    "![글](https://example.org/a.png)": ("https://example.org/a.png", "without a network"),
    "![글](//example.org/a.png)": ("//example.org/a.png", "without a network"),
    "![글](data:image/png;base64,AAAA)": ("data:image/png;base64,AAAA", "of the book"),
    "![글](file:///a.png)": None,
    "![글][참조]\n\n[참조]: 없다.png": ("없다.png", "no such file"),
    "[![글](없다.png)](other.md)": ("없다.png", "no such file"),
    "| ![글](없다.png) | 값 |\n|---|---|": ("없다.png", "no such file"),
    ":::{note}\n![글](없다.png)\n:::": ("없다.png", "no such file"),
    "![글](text.png)": ("text.png", "the file is none"),
    "![글](cut.png)": ("cut.png", "the file is none, or is cut off"),
    "![글](jpeg.png)": ("jpeg.png", "the file is a JPEG"),
    "![글](그림.bmp)": ("그림.bmp", "a picture that every output shows"),
    "![글](data.csv)": ("data.csv", "a picture that every output shows"),
    "![글](.)": (".", "no such file"),
    "![글](pieces.png)": ("pieces.png", "no such file"),
    f"![글]({unicodedata.normalize('NFC', '풀어쓴')}.png)": ("풀어쓴.png", "NFD"),
    "```{image} 없는 그림.png\n:alt: 글\n```": ("없는 그림.png", "no such file"),
    "```{figure} 없는 그림.png\n:alt: 글\n\n설명\n```": ("없는 그림.png", "no such file"),
    "```{figure} https://example.org/a.png\n```": (
        "https://example.org/a.png",
        "without a network",
    ),
    "```{image} data:image/png;base64,AAAA\n```": ("data:image/png;base64,AAAA", "of the book"),
    "```{image} 그림.png\n:target: other.md\n```": (":target: other.md", "address of the web"),
    ":::{note}\n```{figure} 없다.png\n```\n:::": ("없다.png", "no such file"),
    ":::{card} 제목\n:img-top: 없다.png\n글\n:::": ("없다.png", "no such file"),
    **{f"![글]({name}.svg)": (f"{name}.svg", "a drawing") for name in DRAWINGS},
}
"""What an author writes → how the message names it, and what it says."""

RIGHT = [
    "![초록](그림.png)", "![파랑](<그림 하나.png>)", "![파랑](그림%20하나.png)", "![](그림.png)",
    "![뿌리](/book/one/그림.png)", "![위](../one/그림.png)", "![곁](./그림.png)",
    "```{image} 그림.png\n```", "```{figure} 그림 하나.png\n:alt: 글\n\n설명\n```",
    "```{image} 그림.png\n:target: https://example.org\n```",
    "![사진](사진.JPG)", "![움직임](움직임.gif)", "![새](새.webp)", "![그린 것](그린.svg)",
    "![글][참조]\n\n[참조]: <그림 하나.png>", ":::{card} 제목\n:img-top: 그림.png\n글\n:::",
    "`![글](없다.png)`", "```python\n![글](없다.png)\n```",
]  # fmt: skip


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("pictures")
    folder = root / PAGE.parent
    folder.mkdir(parents=True)
    picture = Image.new("RGB", (2, 2), "green")
    pieces = unicodedata.normalize("NFD", "풀어쓴.png")
    for name in (
        "그림.png",
        "그림 하나.png",
        "사진.JPG",
        "움직임.gif",
        "새.webp",
        "그림.bmp",
        pieces,
    ):
        picture.save(folder / name)
    picture.save(folder / "jpeg.png", "JPEG")
    (folder / "cut.png").write_bytes((folder / "그림.png").read_bytes()[:40])
    (folder / "text.png").write_text("글")
    (folder / "data.csv").write_text("a,b\n")
    (folder / "그린.svg").write_text(SVG.format('<defs><g id="a"/></defs><use href="#a"/>'))
    for name, drawing in DRAWINGS.items():
        (folder / f"{name}.svg").write_text(drawing)
    return root


@pytest.mark.parametrize(("text", "told"), WRONG.items())
def test_a_picture_that_cannot_be_shown_is_named(
    root: Path, text: str, told: tuple[str, str] | None
) -> None:
    problems = list(pictures_are_shown(root, [Source(PAGE, f"# 제목\n\n첫\n줄\n\n{text}\n")]))
    if told is None:
        assert problems == []
        return
    (problem,) = problems
    written, expected = told
    line = next(n for n, one in enumerate(text.split("\n"), 6) if "[" in one or "{" in one)
    assert problem.field == written
    assert expected in problem.expected
    assert problem.line in (line, line + 1)


@pytest.mark.parametrize("text", RIGHT)
def test_a_picture_of_the_book_is_no_mistake(root: Path, text: str) -> None:
    assert list(pictures_are_shown(root, [Source(PAGE, text)])) == []


def test_a_heavy_picture_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_MIB", 0)
    pictures.wrong_file.cache_clear()
    (problem,) = pictures_are_shown(root, [Source(PAGE, "![글](그림.png)")])
    assert "at most 0 MiB" in problem.expected
    pictures.wrong_file.cache_clear()


def test_the_check_names_the_page(tiny: Book) -> None:
    page = tiny.root / "book/one/other.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(f"{text}\n글\n![글](<없는 그림.png>)\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        check_sources(Book.load(tiny.root))
    line = text.count("\n") + 3
    assert str(caught.value).startswith(f"book/one/other.md:{line}: field '없는 그림.png': no such")
