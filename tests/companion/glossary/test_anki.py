"""A later edition of the deck mends what a student imported from an earlier one."""

import itertools
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from anki import import_export_pb2
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

from companion.book import Book
from companion.glossary.exports import write_deck
from companion.glossary.model import load_glossary
from companion.glossary.publish import write_files
from support import ROOT, replace

TERMS = Path("book/_data/glossary/terms.yml")
FIRST = "한 번에 함께 처리하는 샘플의 묶음이다."

Commit = Callable[..., int]
Git = Callable[..., None]


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    collection = Collection(str(tmp_path / "collection.anki2"))
    yield collection
    collection.close()


@pytest.fixture
def git(tiny: Book) -> Git:
    who = ["-c", "user.name=n", "-c", "user.email=n@example.org", "-c", "init.defaultBranch=main"]

    def git(*arguments: str) -> None:
        subprocess.run(["git", "-C", tiny.root, *who, *arguments], check=True, capture_output=True)

    return git


@pytest.fixture
def commit(git: Git, monkeypatch: pytest.MonkeyPatch) -> Commit:
    """Commit the tiny book, an hour after the commit before; the first is years ago."""
    dates = itertools.count(1_500_000_000, 3600)

    def commit(date: int = 0) -> int:
        date = date or next(dates)
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


def bring_in(collection: Collection, package: Path, *, always: bool = False) -> None:
    """Import a deck, as Anki does unasked, or with its choice to update notes always."""
    options = ImportAnkiPackageOptions()
    if always:
        options.update_notes = import_export_pb2.IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_ALWAYS
    collection.import_anki_package(
        ImportAnkiPackageRequest(package_path=str(package), options=options)
    )


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


def test_an_edition_from_a_clock_that_went_back_is_a_later_one(
    tiny: Book, commit: Commit, collection: Collection, tmp_path: Path
) -> None:
    later, now = commit(), FIRST
    bring_in(collection, deck(tiny, tmp_path / "site"))
    for new in ("고친 뜻이다.", "다시 고친 뜻이다."):
        replace(tiny.root / TERMS, now, new)
        commit(later - 10_000)
        bring_in(collection, deck(tiny, tmp_path / "site"))
        assert meaning(collection) == new
        now = new


def test_an_older_branch_that_is_merged_makes_a_later_edition(
    tiny: Book, commit: Commit, git: Git, collection: Collection, tmp_path: Path
) -> None:
    commit()
    git("checkout", "-b", "side")
    replace(tiny.root / TERMS, FIRST, "곁가지의 뜻이다.")
    commit()
    git("checkout", "-")
    replace(tiny.root / TERMS, FIRST, "고친 뜻이다.")
    commit()
    bring_in(collection, deck(tiny, tmp_path / "site"))
    assert meaning(collection) == "고친 뜻이다."
    git("merge", "-X", "theirs", "-m", "merge", "side")
    bring_in(collection, deck(tiny, tmp_path / "site"))
    assert meaning(collection) == "곁가지의 뜻이다."


def test_what_is_not_committed_yet_is_a_later_edition(
    tiny: Book, commit: Commit, collection: Collection, tmp_path: Path
) -> None:
    commit()
    bring_in(collection, deck(tiny, tmp_path / "site"))
    replace(tiny.root / TERMS, FIRST, "고친 뜻이다.")
    bring_in(collection, deck(tiny, tmp_path / "site"))
    assert meaning(collection) == "고친 뜻이다."


def test_without_a_repository_the_newest_file_says_when(
    tiny: Book, monkeypatch: pytest.MonkeyPatch, collection: Collection, tmp_path: Path
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tiny.root.parent))
    bring_in(collection, deck(tiny, tmp_path / "site"))
    replace(tiny.root / TERMS, FIRST, "고친 뜻이다.")
    soon = time.time() + 60
    os.utime(tiny.root / TERMS, (soon, soon))
    bring_in(collection, deck(tiny, tmp_path / "site"))
    assert meaning(collection) == "고친 뜻이다."


def test_terms_that_are_renamed_added_and_taken_away(
    tiny: Book, commit: Commit, collection: Collection, tmp_path: Path
) -> None:
    """A renamed term keeps its card; of one that is gone the student's card stays."""
    commit()
    bring_in(collection, deck(tiny, tmp_path / "site"))
    (note,) = collection.find_notes("한국어:배치")
    before, terms = collection.note_count(), len(load_glossary(tiny).terms)
    path = tiny.root / TERMS
    records = yaml.safe_load(path.read_text(encoding="utf-8"))
    new = {**records[0], "id": "new-term", "ko": "새말", "en": "new term", "related": []}
    batch = next(record for record in records if record["id"] == "batch")
    batch["ko"] = "묶음"
    path.write_text(yaml.safe_dump([*records, new], allow_unicode=True), encoding="utf-8")
    commit()
    bring_in(collection, deck(tiny, tmp_path / "site"))
    assert collection.get_note(note)["한국어"] == "묶음"
    assert collection.note_count() == before + 1 == terms + 1
    path.write_text(yaml.safe_dump(records, allow_unicode=True), encoding="utf-8")
    commit()
    bring_in(collection, deck(tiny, tmp_path / "site"))
    assert collection.note_count() == before + 1
    assert meaning(collection, "새말") == new["definition"]["ko"]


def test_a_deck_dated_in_the_future_is_mended_by_one_import_that_is_asked_for(
    tiny: Book, commit: Commit, collection: Collection, tmp_path: Path
) -> None:
    """Decks from before the first release were dated up to 2095; the glossary's page says this."""
    write_deck(load_glossary(tiny), 3_966_220_609, tmp_path / "early.apkg")
    bring_in(collection, tmp_path / "early.apkg")
    (note,) = collection.find_notes("한국어:배치")
    card = collection.get_note(note).cards()[0]
    card.reps = 7
    collection.update_card(card)
    replace(tiny.root / TERMS, FIRST, "고친 뜻이다.")
    commit()
    bring_in(collection, deck(tiny, tmp_path / "site"))
    assert meaning(collection) == FIRST
    bring_in(collection, deck(tiny, tmp_path / "site"), always=True)
    assert meaning(collection) == "고친 뜻이다."
    replace(tiny.root / TERMS, "고친 뜻이다.", "다시 고친 뜻이다.")
    commit()
    bring_in(collection, deck(tiny, tmp_path / "site"))
    assert meaning(collection) == "다시 고친 뜻이다."
    assert collection.get_card(card.id).reps == 7


def test_the_whole_glossary_is_a_deck(collection: Collection, tmp_path: Path) -> None:
    book = Book.load(ROOT)
    glossary = load_glossary(book)
    bring_in(collection, deck(book, tmp_path))
    assert collection.note_count() == len(glossary.terms)
    assert collection.card_count() == 3 * len(glossary.terms)
    (note,) = (collection.get_note(key) for key in collection.find_notes('"한국어:전이 학습"'))
    assert note["영어"] == "transfer learning" and "chapter-8" in note.tags
