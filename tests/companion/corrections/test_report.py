"""What a reader writes into the issue form becomes a record that the book accepts."""

import datetime
from pathlib import Path

import pytest
import yaml

from companion.book import Book
from companion.corrections.model import Correction, load_corrections
from companion.corrections.report import EMPTY, FORM, draft
from companion.errors import DataError
from support import ROOT

TODAY = datetime.date(2026, 11, 29)
ANSWERS = {
    "title": "그림의 축은 실제 규모가 아니다",
    "id": "axes-not-to-scale",
    "kind": "textbook",
    "severity": "misleading",
    "section": "1.1",
    "page": "31",
    "claim": "두 갈래가 반씩이라고 그린다.\n\n### 이라고 시작하는 줄도 쓴다.",
    "right": "한쪽이 훨씬 크다: 콜론이 있는 문장.",
    "why": "넓이는 크기로 읽힌다.",
    "document-title": "보고서",
    "document-version": "1",
    "document-date": "2023-11-28",
    "document-url": "https://keras.io/",
    "third": "_No response_",
}


def issue(folder: Path, **changed: str) -> Path:
    """Write what GitHub makes of the answers."""
    form = yaml.safe_load((ROOT / FORM).read_text(encoding="utf-8"))
    answers = {**ANSWERS, **{name.replace("_", "-"): text for name, text in changed.items()}}
    parts = [
        f"### {field['attributes']['label']}\n\n{answers[field['id']]}\n"
        for field in form["body"]
        if "id" in field
    ]
    path = folder / "issue.md"
    path.write_text("\n".join(parts), encoding="utf-8")
    return path


def test_the_report_is_a_record_the_book_accepts(tiny: Book, tmp_path: Path) -> None:
    text = draft(Book.load(ROOT), issue(tmp_path), TODAY)
    (record,) = yaml.safe_load(text)
    assert (record["id"], record["where"]) == ("axes-not-to-scale", {"section": "1.1", "page": 31})
    assert record["claim"].endswith("줄도 쓴다.") and "###" in record["claim"]
    assert record["evidence"][0]["document"]["date"] == "2023-11-28"
    correction = Correction.model_validate(record)
    assert correction.third is not None and correction.third.state == "unknown"
    (tiny.data / "corrections" / "reported.yml").write_text(text, encoding="utf-8")
    assert "axes-not-to-scale" in load_corrections(tiny)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"id": "Axes"}, "id"),
        ({"severity": "bad"}, "severity"),
        ({"page": "서른하나"}, "where.page"),
        ({"document_url": "keras.io"}, "evidence.0.document.url"),
        ({"why": "_No response_"}, "why"),
    ],
)
def test_an_answer_that_does_not_fit_is_told_with_its_line(
    tmp_path: Path, changed: dict[str, str], field: str
) -> None:
    path = issue(tmp_path, **changed)
    with pytest.raises(DataError) as failure:
        draft(Book.load(ROOT), path, TODAY)
    (problem,) = failure.value.problems
    assert problem.field == field and problem.path == path
    assert path.read_text(encoding="utf-8").splitlines()[problem.line - 1].startswith("### ")


def test_another_text_is_no_report(tmp_path: Path) -> None:
    path = tmp_path / "issue.md"
    path.write_text("그냥 쓴 글", encoding="utf-8")
    with pytest.raises(DataError, match=r"issue\.md:1: .*no heading"):
        draft(Book.load(ROOT), path, TODAY)


def test_the_form_asks_for_the_kinds_there_are() -> None:
    form = yaml.safe_load((ROOT / FORM).read_text(encoding="utf-8"))
    fields = {field["id"]: field for field in form["body"] if "id" in field}
    for name in ("kind", "severity"):
        known = Correction.model_fields[name].annotation.__args__  # type: ignore[union-attr]
        assert set(fields[name]["attributes"]["options"]) <= set(known)
    assert set(ANSWERS) == set(fields) and "_No response_" in EMPTY
