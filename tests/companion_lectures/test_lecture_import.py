"""An import holds terms, references and cues by their place; nothing private, nothing said."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from second_lecture import PRIVATE, TEXT, write_second

from companion.book import Book
from companion.cli import cli
from companion.errors import CompanionError, DataError
from companion.lectures.model import check_approved, load_lectures
from companion_lectures.importing import ImportOptions, import_lecture
from support import ROOT, replace, snapshot

KEY = "2025-03-19-day4-2"


def companion(tiny: Book, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["--book", str(tiny.root), "lecture", *arguments])


@pytest.fixture
def second(tmp_path: Path) -> Path:
    return write_second(tmp_path)


@pytest.fixture
def record(tiny: Book) -> Path:
    return tiny.data / "lectures" / f"{KEY}.yml"


def test_nothing_private_is_in_any_output(tiny: Book, second: Path, record: Path) -> None:
    result = companion(tiny, "import", str(second))
    assert result.exit_code == 0, result.output
    written = record.read_text("utf-8")
    for kind, text in PRIVATE.items():
        assert text not in written and text not in result.output, kind
    assert "화자" not in written


def test_no_sentence_of_the_talk_is_kept(tiny: Book, second: Path, record: Path) -> None:
    companion(tiny, "import", str(second))
    written = record.read_text("utf-8")
    said = [line for line in TEXT.splitlines()[5:] if len(line.split()) > 3]
    assert len(said) > 5
    for line in said:
        words = line.split()
        for at in range(len(words) - 3):
            assert " ".join(words[at : at + 4]) not in written


def test_what_a_student_needs_is_recognised(tiny: Book, second: Path) -> None:
    companion(tiny, "import", str(second))
    lecture = load_lectures(tiny)[KEY]
    assert (str(lecture.date), lecture.seconds, lecture.title) == (
        "2025-03-19",
        3800,
        "새 학기 day4_2",
    )
    first, asked, answer, other, last = lecture.segments
    assert [part.at for part in lecture.segments] == ["00:04", "05:10", "05:20", "06:00", "1:02:03"]
    assert [part.by for part in lecture.segments].count("질문") == 2
    assert (asked.by, other.by) == ("질문", "질문")
    assert {one.term for one in first.terms} == {"batch", "epoch"}
    assert [(one.kind, one.number) for one in first.references] == [("장", "1"), ("절", "1.1")]
    heard = next(one for one in answer.terms if one.surface == "이팍")
    assert heard.garbled and heard.term == "epoch"
    line = TEXT[TEXT.index("이팍은") :].splitlines()[0]
    assert line[heard.span[0] : heard.span[1]] == "이팍"
    assert [one.surface for one in answer.exam] == ["시험에 낼게요"]
    assert [one.surface for one in last.promises] == ["올려 줄게요"]
    (question,) = [one for one in lecture.questions if one.at == "05:10"]
    assert question.answer == "05:20" and set(question.about) == {"batch", "epoch"}


def test_the_review_shows_each_removal_with_its_line(tiny: Book, second: Path) -> None:
    result = companion(tiny, "import", str(second), "--review")
    for line, kind in (
        (8, "이름"),
        (8, "강의실"),
        (15, "전화번호"),
        (15, "전자우편"),
        (18, "학번"),
        (21, "제삼자"),
    ):
        assert f"{second}:{line}: {kind}" in result.output
    assert PRIVATE["phone"] in result.output


def test_a_reviewers_list_keeps_its_words_out(tiny: Book, second: Path, tmp_path: Path) -> None:
    names = tmp_path / "names.txt"
    names.write_text("# 목록\n이팍\n", encoding="utf-8")
    companion(tiny, "import", str(second), "--names", str(names), "--remove", "에포크가")
    lecture = load_lectures(tiny)[KEY]
    surfaces = [one.surface for part in lecture.segments for one in part.terms]
    assert "배치" in surfaces and "이팍" not in surfaces
    assert {one.at for one in lecture.removed} == {"05:10", "05:20"}


def test_a_second_import_keeps_what_a_person_decided(
    tiny: Book, second: Path, record: Path
) -> None:
    companion(tiny, "import", str(second), "--remove", "이팍")
    cover = '  approved: true\n  covers:\n  - {at: "00:04", page: one/page, section: "1.1"}'
    replace(record, "  approved: false", cover)
    before = load_lectures(tiny)[KEY]
    assert "승인한 그대로" in companion(tiny, "import", str(second)).output
    assert load_lectures(tiny)[KEY] == before

    second.write_text(TEXT.replace("이팍은", "그러니까 이팍은"), encoding="utf-8")
    result = companion(tiny, "import", str(second))
    after = load_lectures(tiny)[KEY]
    assert "승인을 거두었다" in result.output and not after.approved
    assert (after.covers, after.removed) == (before.covers, before.removed)
    assert not after.segments[2].terms, "the removed place is no longer known: all of it is out"
    assert "the talk at 05:20 changed" in result.output + result.stderr


@pytest.mark.parametrize(
    ("old", "new", "options", "message"),
    [
        ("2025.03.19 수 오전 09:02 ・ ", "", ImportOptions(), "--date YYYY-MM-DD"),
        ("", "", ImportOptions(date="19/03"), "--date: YYYY-MM-DD expected"),
        ("", "", ImportOptions(slug="네 번째"), "--slug"),
        ("", "", ImportOptions(lecturer="화자 9"), "--lecturer: one of the file's speakers"),
    ],
)
def test_what_the_file_does_not_say_is_asked_for(
    tiny: Book, second: Path, old: str, new: str, options: ImportOptions, message: str
) -> None:
    second.write_text(TEXT.replace(old, new), encoding="utf-8")
    with pytest.raises(CompanionError, match=message):
        import_lecture(tiny, second, options)


def test_the_lecturer_may_be_named(tiny: Book, second: Path) -> None:
    imported = import_lecture(tiny, second, ImportOptions(lecturer="화자 2"))
    assert [one.by for one in imported.lecture.segments] == [
        "질문",
        "lecturer",
        "질문",
        "질문",
        "질문",
    ]


BROKEN = {
    "unknown term": ('term: "epoch"', 'term: "nothing"', "terms", "a glossary id expected"),
    "unknown section": ('number: "1.1"', 'number: "9.9"', "references", "a section of textbook"),
    "outside": ("span: [0, 2]", "span: [0, 999]", "span", "within the segment"),
    "a sentence": ('surface: "이팍"', f'surface: "{"말" * 41}"', "surface", "at most 40"),
    "unknown field": ("  approved", "  aproved", "aproved", "not a field"),
    "no stamp": ('- at: "00:04"', '- at: "soon"', "at", "pattern"),
    "unknown page": (
        "  approved: false",
        '  approved: false\n  covers:\n  - {at: "00:04", page: one/none}',
        "covers.0.page",
        "a page below book/",
    ),
    "another file": (f"id: {KEY}", "id: other", "id", "the file's name"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "field", "message"), BROKEN.values(), ids=BROKEN)
def test_a_wrong_record_is_refused_with_its_line(
    tiny: Book, second: Path, record: Path, old: str, new: str, field: str, message: str
) -> None:
    companion(tiny, "import", str(second))
    replace(record, old, new)
    with pytest.raises(DataError) as stopped:
        load_lectures(tiny)
    line = 1 + record.read_text("utf-8").split(new.strip().splitlines()[-1])[0].count("\n")
    (problem,) = stopped.value.problems
    assert f"lectures/{KEY}.yml:{line}:" in str(problem) and message in str(problem)
    assert field in problem.field


def test_a_page_without_approved_data_stops_the_build(
    tiny: Book, second: Path, record: Path
) -> None:
    page = tiny.source / "lectures" / f"{KEY}.md"
    page.parent.mkdir()
    page.write_text("# 강의\n", encoding="utf-8")
    check_approved(tiny, load_lectures(tiny))  # a draft yet, that nobody publishes
    replace(tiny.root / "_toc.yml", "chapters:", f"chapters:\n  - file: book/lectures/{KEY}")
    tiny = Book.load(tiny.root)
    with pytest.raises(DataError, match=rf"{KEY}.md:1: its data in .*{KEY}.yml expected"):
        check_approved(tiny, load_lectures(tiny))
    companion(tiny, "import", str(second))
    line = 1 + record.read_text("utf-8").split("  approved")[0].count("\n")
    with pytest.raises(DataError, match=rf"{KEY}.yml:{line}: field 'approved': 'true' expected"):
        check_approved(tiny, load_lectures(tiny))
    before = snapshot(tiny.root)
    command = [sys.executable, "-m", "companion", "--book", str(tiny.root), "build"]
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert result.returncode == 1 and result.stderr.count("error:") == 1
    assert f"{KEY}.yml:{line}" in result.stderr and snapshot(tiny.root) == before
    replace(record, "approved: false", "approved: true")
    check_approved(tiny, load_lectures(tiny))


def test_the_form_that_is_written_is_yaml_for_people(
    tiny: Book, second: Path, record: Path
) -> None:
    companion(tiny, "import", str(second))
    text = record.read_text("utf-8")
    assert max(map(len, text.splitlines())) < 160
    assert yaml.safe_load(text)[0]["approved"] is False
    assert sorted(path.name for path in record.parent.iterdir()) == [record.name]


def test_every_lecture_of_the_book_is_well_formed() -> None:
    book = Book.load(ROOT)
    lectures = load_lectures(book)
    assert lectures
    check_approved(book, lectures)
