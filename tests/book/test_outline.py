"""The book mirrors the textbook: a page for every chapter, in order, none orphaned."""

import re
from pathlib import Path

from ruamel.yaml import YAML

from companion.book import Book
from companion.glossary.model import load_glossary
from companion.textbook import load_textbook
from support import ROOT

BOOK = Book.load(ROOT)


def toc_files() -> list[str]:
    toc = YAML(typ="safe").load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    files = [toc["root"]]
    for part in toc["parts"]:
        for chapter in part["chapters"]:
            files += [
                chapter["file"],
                *(section["file"] for section in chapter.get("sections", [])),
            ]
    return files


def test_every_chapter_has_its_page_in_the_textbooks_order() -> None:
    chapters = load_textbook(BOOK.data, ROOT).chapters
    assert sorted(chapters) == list(range(1, 15))
    assert all(re.search("[가-힣]", chapter.name) for chapter in chapters.values())
    pages = [f"book/{chapters[number].folder}/index" for number in sorted(chapters)]
    assert [name for name in toc_files() if name in pages] == pages


def test_every_page_is_in_the_table_of_contents_once() -> None:
    files = toc_files()
    written = [
        path.relative_to(ROOT).with_suffix("").as_posix() for path in (ROOT / "book").rglob("*.md")
    ]
    assert sorted(files) == sorted(written)
    assert len(files) == len(set(files))


def test_every_notebook_has_its_page() -> None:
    for path in (ROOT / "notebooks").rglob("*.ipynb"):
        page = Path("book", path.relative_to(ROOT / "notebooks")).with_suffix(".md")
        assert (ROOT / page).is_file(), f"{path} is left over"


def test_the_glossary_is_worth_opening() -> None:
    glossary = load_glossary(BOOK)
    assert len(glossary.terms) >= 80
    for term in glossary.terms.values():
        assert term.definition.ko.endswith("다."), f"{term.id}: a sentence in the book's style"
        assert term.definition.en.endswith("."), term.id


def test_what_students_hear_in_class_finds_its_term() -> None:
    names = {name: term.id for term in load_glossary(BOOK).terms.values() for name in term.names}
    assert names["펜스 플로우"] == "tensorflow"
    assert names["허깅 베이스"] == "hugging-face"
