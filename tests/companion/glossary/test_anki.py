"""A later edition of the deck mends what a student imported from an earlier one."""

import itertools
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from anki.collection import Collection, ImportAnkiPackageRequest

from companion.book import Book
from companion.glossary.model import load_glossary
from companion.glossary.publish import write_files
from support import ROOT, replace

TERMS = Path("book/_data/glossary/terms.yml")
FIRST = "한 번에 함께 처리하는 샘플의 묶음이다."

Commit = Callable[[], int]


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    collection = Collection(str(tmp_path / "collection.anki2"))
    yield collection
    collection.close()


@pytest.fixture
def commit(tiny: Book, monkeypatch: pytest.MonkeyPatch) -> Commit:
    """Commit the tiny book, an hour after the commit before; the first is years ago."""
    dates = itertools.count(1_500_000_000, 3600)

    def git(*arguments: str) -> None:
        who = ["-c", "user.name=n", "-c", "user.email=n@example.org"]
        subprocess.run(["git", "-C", tiny.root, *who, *arguments], check=True, capture_output=True)

    def commit() -> int:
        date = next(dates)
        for name in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"):
            monkeypatch.setenv(name, f"{date} +0000")
        git("add", "book")
        git("commit", "--allow-empty", "-m", "an edition")
        return date

    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    git("init")
    return commit


def deck(book: Book, folder: Path) -> Path:
    write_files(load_glossary(book), book, folder)
    return folder / "glossary.apkg"


def bring_in(collection: Collection, package: Path) -> None:
    collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(package)))


def meaning(collection: Collection, word: str = "배치") -> str:
    (key,) = collection.find_notes(f'"한국어:{word}"')
    return collection.get_note(key)["뜻"]


def test_each_later_edition_updates_the_note(
    tiny: Book, commit: Commit, collection: Collection, tmp_path: Path
) -> None:
    """There and back again, so that no order of two editions' contents can stand for time."""
    commit()
    bring_in(collection, deck(tiny, tmp_path / "site"))
    now = meaning(collection)
    assert now == FIRST
    for new in ("고친 뜻이다.", FIRST, "다시 고친 뜻이다.", "고친 뜻이다.", FIRST):
        replace(tiny.root / TERMS, now, new)
        commit()
        bring_in(collection, deck(tiny, tmp_path / "site"))
        assert meaning(collection) == new
        now = new
    assert collection.note_count() == len(load_glossary(tiny).terms)
    assert collection.card_count() == 3 * collection.note_count()


def test_an_earlier_edition_changes_nothing(
    tiny: Book, commit: Commit, collection: Collection, tmp_path: Path
) -> None:
    commit()
    old = deck(tiny, tmp_path / "old")
    replace(tiny.root / TERMS, FIRST, "고친 뜻이다.")
    commit()
    new = deck(tiny, tmp_path / "new")
    for package in (new, old):
        bring_in(collection, package)
        assert meaning(collection) == "고친 뜻이다."


def test_what_a_student_learnt_stays(
    tiny: Book, commit: Commit, collection: Collection, tmp_path: Path
) -> None:
    commit()
    bring_in(collection, deck(tiny, tmp_path / "site"))
    (note,) = collection.find_notes("한국어:배치")
    card = collection.get_note(note).cards()[0]
    card.reps, card.ivl = 7, 30
    collection.update_card(card)
    replace(tiny.root / TERMS, FIRST, "고친 뜻이다.")
    commit()
    bring_in(collection, deck(tiny, tmp_path / "site"))
    assert meaning(collection) == "고친 뜻이다."
    again = collection.get_card(card.id)
    assert (again.reps, again.ivl) == (7, 30)


def test_the_same_records_give_the_same_bytes_whatever_else_is_committed(
    tiny: Book, commit: Commit, tmp_path: Path
) -> None:
    commit()
    before = deck(tiny, tmp_path / "one").read_bytes()
    replace(tiny.root / "book/index.md", "#", "# 다른")
    commit()
    assert deck(tiny, tmp_path / "other").read_bytes() == before


def test_a_deck_made_before_its_records_were_committed_is_made_again(
    tiny: Book, commit: Commit, collection: Collection, tmp_path: Path
) -> None:
    commit()
    bring_in(collection, deck(tiny, tmp_path / "published"))
    replace(tiny.root / TERMS, FIRST, "고친 뜻이다.")
    deck(tiny, tmp_path / "site")
    commit()
    bring_in(collection, deck(tiny, tmp_path / "site"))
    assert meaning(collection) == "고친 뜻이다."


def test_the_whole_glossary_is_a_deck(collection: Collection, tmp_path: Path) -> None:
    book = Book.load(ROOT)
    glossary = load_glossary(book)
    bring_in(collection, deck(book, tmp_path))
    assert collection.note_count() == len(glossary.terms)
    assert collection.card_count() == 3 * len(glossary.terms)
    (note,) = (collection.get_note(key) for key in collection.find_notes('"한국어:전이 학습"'))
    assert note["영어"] == "transfer learning" and "chapter-8" in note.tags
