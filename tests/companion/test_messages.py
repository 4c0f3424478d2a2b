"""Whatever an author gets wrong, each command ends in one message that names the file."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from companion import cli
from companion.book import Book
from support import replace

CONFIG, TOC = "_config.yml", "_toc.yml"
TERMS, ALL = "book/_data/glossary/terms.yml", "book/_data/corrections/all.yml"
PAGE, INDEX, BIB = "book/one/page.md", "book/index.md", "book/references.bib"
KOREAN = "배치".encode("cp949")

Mistake = Callable[[Book], None]


def written(name: str, content: str | bytes) -> Mistake:
    """Return what gives a file another content."""
    data = content.encode() if isinstance(content, str) else content
    return lambda book: put(book.root / name, data)


def put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def edited(name: str, old: str, new: str) -> Mistake:
    return lambda book: replace(book.root / name, old, new)


def without(name: str) -> Mistake:
    return lambda book: remove(book.root / name)


def remove(path: Path) -> None:
    path.rename(path.with_name(f"{path.name}.gone"))


def folder(name: str) -> Mistake:
    """Return what puts a folder where a file is expected."""

    def mistake(book: Book) -> None:
        remove(book.root / name)
        (book.root / name).mkdir()

    return mistake


def several(*mistakes: Mistake) -> Mistake:
    return lambda book: [mistake(book) for mistake in mistakes] and None


FRONT = "file_format: mystnb"

# what the author did, the file that the message names, the commands that must fail
MISTAKES: dict[str, tuple[Mistake, str, str]] = {
    "settings are a list": (written(CONFIG, "- title: 책\n"), CONFIG, "check lint status build execute print serve posters"),
    "settings are a word": (written(CONFIG, "책\n"), CONFIG, "check"),
    "settings are not UTF-8": (written(CONFIG, b"title: " + KOREAN), CONFIG, "check"),
    "settings are a folder": (folder(CONFIG), CONFIG, "check"),
    "settings hold a control character": (written(CONFIG, "title: \x00"), CONFIG, "check"),
    "settings' repository is a word": (written(CONFIG, "repository: https://github.com/a/b\n"), CONFIG, "check"),
    "settings of Sphinx are a list": (edited(CONFIG, "sphinx:", "sphinx: []\nother:"), CONFIG, "check"),
    "settings' limit is a word": (edited(CONFIG, "companion_cell_timeout: 60", "companion_cell_timeout: a minute"), CONFIG, "check"),
    "settings' limit is a list": (edited(CONFIG, "companion_cell_timeout: 60", "companion_cell_timeout: [60]"), CONFIG, "check"),
    "settings' limit is nothing": (edited(CONFIG, "companion_cell_timeout: 60", "companion_cell_timeout: 0"), CONFIG, "check"),
    "no contents": (without(TOC), TOC, "execute build"),
    "contents are no YAML": (written(TOC, "format: [\n"), TOC, "execute build"),
    "contents are a list": (written(TOC, "- a\n"), TOC, "execute build"),
    "contents are empty": (written(TOC, ""), TOC, "execute build"),
    "contents are not UTF-8": (written(TOC, b"root: " + KOREAN), TOC, "execute build"),
    "a record's key is a list": (edited(TERMS, "  en: batch\n", "  en: batch\n  ? [a, b]\n  : c\n"), TERMS, "check lint find snapshot execute build"),
    "a record's key is a mapping": (edited(TERMS, "  en: batch\n", "  en: batch\n  ? {a: b}\n  : c\n"), TERMS, "check"),
    "a record's key is a number": (edited(TERMS, "  en: batch\n", "  en: batch\n  1: c\n"), TERMS, "check"),
    "a record merges nothing": (edited(TERMS, "  en: batch\n", "  en: batch\n  <<: 3\n"), TERMS, "check"),
    "a record is another of Python": (edited(TERMS, "en: batch\n", "en: !!python/object:os.system x\n"), TERMS, "check"),
    "a record's date is none": (edited(ALL, "since: 2026-11-23", "since: 2026-13-45"), ALL, "check"),
    "a record's value is too large a number": (edited(TERMS, "en: batch\n", "en: batch\n  year: 1e999\n"), TERMS, "check"),
    "a record holds itself": (edited(TERMS, "  en: batch\n", "  en: batch\n  related: &a [*a]\n"), TERMS, "check"),
    "records are not UTF-8": (written(TERMS, b"- id: " + KOREAN), TERMS, "check lint find"),
    "records hold a control character": (written(TERMS, "- id: \x00"), TERMS, "check"),
    "records are a folder": (folder(TERMS), TERMS, "check"),
    "records are two documents": (written(TERMS, "- id: a\n---\n- id: b\n"), TERMS, "check"),
    "the textbook is not there": (without("book/_data/textbook.yml"), "textbook.yml", "check"),
    "the third edition is not there": (without("book/_data/third-edition.yml"), "third-edition.yml", "check"),
    "the textbook is a word": (written("book/_data/textbook.yml", "책"), "textbook.yml", "check"),
    "no bibliography": (without(BIB), BIB, "check execute build"),
    "the bibliography is cut off": (written(BIB, "@article{someone-2020, title = {"), BIB, "check"),
    "the bibliography names one twice": (written(BIB, "@misc{a, title={x}}\n@misc{a, title={y}}"), BIB, "check"),
    "the bibliography is not UTF-8": (written(BIB, b"@misc{a, title={" + KOREAN + b"}}"), BIB, "check"),
    "a page is not UTF-8": (written(PAGE, b"---\nfile_format: mystnb\n---\n# " + KOREAN), PAGE, "check status lint execute"),
    "another page is not UTF-8": (written(INDEX, b"# " + KOREAN), INDEX, "lint execute"),
    "a page is a folder": (folder(INDEX), INDEX, ""),
    "front matter is no YAML": (edited(PAGE, FRONT, f"a: [\n{FRONT}"), PAGE, "check status lint execute"),
    "front matter is a list": (written(PAGE, "---\n- file_format: mystnb\n---\n# 쪽\n"), PAGE, "lint"),
    "front matter is a list elsewhere": (written(INDEX, "---\n- a\n---\n# 쪽\n"), INDEX, "lint"),
    "front matter is a word": (written(INDEX, "---\n말\n---\n# 쪽\n"), INDEX, "lint"),
    "front matter never ends": (edited(PAGE, "name: python3\n  display_name: Python 3\n---", "name: python3"), PAGE, "check status lint execute"),
    "front matter is no YAML elsewhere": (written(INDEX, "---\na: [\n---\n# 쪽\n"), INDEX, "lint"),
    "a page writes what no output shows": (edited(INDEX, "위한 책", "위한 <s> 책"), f"{INDEX}:3", "check execute build print"),
    "a page allows what is no list": (edited(PAGE, FRONT, f"glossary: 회기\n{FRONT}"), PAGE, "lint"),
    "a page allows a number": (edited(PAGE, FRONT, f"glossary: {{allow: 3}}\n{FRONT}"), PAGE, "lint"),
    "a page's standard is a list": (edited(PAGE, FRONT, f"standard: [shown]\n{FRONT}"), PAGE, "lint"),
    "a page needs a word": (edited(PAGE, FRONT, f"needs: gpu\n{FRONT}"), PAGE, "status execute"),
    "a page needs a mapping": (edited(PAGE, FRONT, f"needs: [{{gpu: 1}}]\n{FRONT}"), PAGE, "status execute"),
    "a page's execution is a number": (edited(PAGE, FRONT, f"execution: 3\n{FRONT}"), PAGE, "execute"),
    "a page's inputs are a number": (edited(PAGE, FRONT, f"execution: {{inputs: 3}}\n{FRONT}"), PAGE, "execute"),
    "a cell's options are a list": (edited(PAGE, ":name: the-answer", ":tags: [a"), PAGE, "status"),
    "a cell's name is a list": (edited(PAGE, ":name: the-answer", ":name: [the, answer]"), PAGE, "check"),
    "a cell's tags are a number": (edited(PAGE, ":tags: [keras]", ":tags: 3"), PAGE, ""),
    "no pages": (without("book"), "", "check"),
    "no records": (without("book/_data"), "textbook.yml", "check"),
    "a notebook is a list": (written("notebooks/one/page.ipynb", "[]"), "one/page.ipynb", "status publishable execute lint"),
    "a notebook is cut off": (written("notebooks/one/page.ipynb", '{"cells": ['), "one/page.ipynb", "status publishable lint"),
    "a notebook is not UTF-8": (written("notebooks/one/page.ipynb", KOREAN), "one/page.ipynb", "status publishable lint"),
    "a notebook is another's": (written("notebooks/one/page.ipynb", '{"metadata": {}}'), "one/page.ipynb", "status lint"),
    "a lesson is not UTF-8": (written("code/lessons/seeds.py", b"# " + KOREAN), "code/lessons/seeds.py", "execute lint"),
    "a lesson names no files": (written("code/lessons/seeds.py", "INPUTS = files()\n"), "code/lessons/seeds.py", "execute"),
    "a lesson names a number": (written("code/lessons/seeds.py", "INPUTS = 3\n"), "code/lessons/seeds.py", "execute"),
}  # fmt: skip

COMMANDS = {
    "check": ["check"],
    "lint one page": ["lint", "book/one/page.md"],
    "find": ["find", "배치"],
    "snapshot": ["snapshot"],
    "posters": ["posters", "--check"],
    "status": ["status"],
    "publishable": ["publishable"],
    "print": ["print"],
}
RUN = {"lint": ["lint"], "execute": ["execute"], "build": ["build"], "serve": ["serve"]}
"""Commands that go on for long where nothing is wrong."""


@pytest.mark.parametrize("what", MISTAKES)
def test_a_mistake_is_one_message(
    tiny: Book, what: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    mistake, name, failing = MISTAKES[what]
    mistake(tiny)
    must_fail = failing.split()
    commands = {**COMMANDS, **{verb: RUN[verb] for verb in must_fail if verb in RUN}}
    for verb, arguments in commands.items():
        monkeypatch.setattr(sys, "argv", ["companion", "--book", str(tiny.root), *arguments])
        with pytest.raises(SystemExit) as stopped:
            cli.main()
        told = capsys.readouterr().err
        assert stopped.value.code in (0, 1), verb
        if stopped.value.code == 1:
            assert told.startswith("error: ") and told.count("error: ") == 1, f"{verb}: {told}"
        if verb in must_fail:
            assert stopped.value.code == 1, f"{verb} says nothing"
            assert name in told, f"{verb}: {told}"
