"""Scores against what people marked."""

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from companion.cli import cli
from companion.errors import CompanionError, DataError
from companion.glossary.model import Glossary
from companion_lectures.evaluate import blocks_of, evaluate, read_gold, report, without
from companion_lectures.transcript import Transcript, parse_transcript
from support import ROOT

TEXT = (
    "수업\n2026.03.02 월 오전 9:00 ・ 2분 0초\n\n참석자 1 00:00\n"
    "전이 학습에서는 사전 훈련을 먼저 하고 가중치를 다시 씁니다. 파인 튜닝이 그것이고요.\n\n"
    "참석자 1 01:00\n그래서 파인투닝은 전이 학습의 하나입니다. 점심은 그 다음에 먹어요.\n"
)
TALK = parse_transcript(TEXT)
HEADER = "timestamp,surface,term_id,clean\n"
MARKS = HEADER + (
    "00:00,전이 학습,transfer-learning,1\n00:00,사전 훈련,pretraining,1\n00:00,가중치,weight,1\n"
    "00:00,파인 튜닝,fine-tuning,1\n01:00,파인투닝,fine-tuning,0\n01:00,전이 학습,transfer-learning,1\n"
)


def marked(folder: Path, text: str) -> Path:
    path = folder / "gold.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_marks_are_placed_in_their_segments(tmp_path: Path) -> None:
    gold = read_gold(marked(tmp_path, MARKS), TALK)
    assert [(one.segment, one.clean) for one in gold[3:]] == [(0, True), (1, False), (1, True)]
    for one in gold:
        assert TALK.segments[one.segment].text[one.start : one.end] == one.surface


def test_a_row_that_is_not_in_the_talk_is_named_by_file_and_line(tmp_path: Path) -> None:
    path = marked(tmp_path, MARKS + "01:00,케라스,keras,1\n09:00,점심,weight,1\n")
    with pytest.raises(DataError) as caught:
        read_gold(path, TALK)
    message = str(caught.value)
    assert f"{path}:8" in message
    assert f"{path}:9" in message
    assert "케라스" in message


@pytest.mark.parametrize(
    "text", ["", "timestamp,surface\n00:00,가중치\n", HEADER], ids=["empty", "columns", "no-rows"]
)
def test_a_file_without_marks_is_an_error(tmp_path: Path, text: str) -> None:
    with pytest.raises(CompanionError, match=r"gold\.csv:1: .*timestamp"):
        read_gold(marked(tmp_path, text), TALK)


@pytest.mark.parametrize("row", ["01:00,점심\n", "01:00,점심,weight,maybe\n"])
def test_a_malformed_row_is_named_by_file_and_line(tmp_path: Path, row: str) -> None:
    path = marked(tmp_path, MARKS + row)
    with pytest.raises(DataError, match=r"gold\.csv:8"):
        read_gold(path, TALK)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CompanionError, match="nowhere"):
        read_gold(tmp_path / "nowhere.csv", TALK)


def test_blocks_are_stretches_of_time_up_to_the_last_mark(tmp_path: Path) -> None:
    said = "".join(f"참석자 1 {minute:02}:00\n가중치와 파인투닝.\n\n" for minute in range(30))
    talk = parse_transcript(f"수업\n2026.03.02 월 오전 9:00 ・ 30분 0초\n\n{said}")
    marks = HEADER + "00:00,가중치,weight,1\n17:00,파인투닝,fine-tuning,0\n"
    gold = read_gold(marked(tmp_path, marks), talk)
    assert blocks_of(talk, gold) == [list(range(at, at + 3)) for at in range(0, 18, 3)]


def test_a_block_is_read_without_its_own_garbles(tmp_path: Path, glossary: Glossary) -> None:
    marks = HEADER + "00:00,파인 튜닝,fine-tuning,1\n01:00,파인투닝,fine-tuning,0\n"
    gold = read_gold(marked(tmp_path, marks), TALK)
    listed = [replace(gold[0], surface="파일 튜닝", clean=False)]  # as the glossary lists it
    assert "파일튜닝" in without(glossary, listed, [1]).by_text
    assert "파일튜닝" not in without(glossary, listed, [0]).by_text
    assert [len(block) for block in blocks_of(TALK, gold)] == [1, 1]


def test_garbles_are_found_by_this_recogniser_alone(tmp_path: Path, glossary: Glossary) -> None:
    exact, edits, ours = evaluate(glossary, TALK, read_gold(marked(tmp_path, MARKS), TALK))
    assert (exact.hits, exact.garbled_hits) == (5, 0)
    assert (ours.hits, ours.garbled_hits, ours.f1, ours.garbled_precision) == (6, 1, 1, 1)
    assert edits.marked == ours.marked == 6


def test_a_find_that_is_marked_otherwise_is_wrong(tmp_path: Path, glossary: Glossary) -> None:
    text = MARKS.replace("파인투닝,fine-tuning", "파인투닝,weight")
    ours = evaluate(glossary, TALK, read_gold(marked(tmp_path, text), TALK))[-1]
    assert [(one.surface, one.term) for one in ours.wrong] == [("파인투닝", "fine-tuning")]
    assert (ours.claims, ours.borne_out, ours.garbled_precision, ours.garbled_recall) == (
        1,
        0,
        0,
        0,
    )
    assert ours.precision == 5 / 6


def test_the_report_lists_scores_what_was_missed_and_what_is_wrong(
    tmp_path: Path, glossary: Glossary
) -> None:
    talk: Transcript = TALK
    text = MARKS.replace("파인투닝,fine-tuning", "파인투닝,weight")
    lines = report(evaluate(glossary, talk, read_gold(marked(tmp_path, text), talk)), talk)
    assert "| this recogniser | 0.833" in lines
    assert "01:00 파인투닝 (weight)" in lines
    assert "01:00 파인투닝 → fine-tuning (sound)" in lines


@pytest.mark.slow
def test_the_command_finds_the_export_beside_the_marks(tmp_path: Path) -> None:
    command = ["--book", str(ROOT), "lecture", "evaluate", str(marked(tmp_path, MARKS))]
    refused = CliRunner().invoke(cli, command)
    assert refused.exit_code and isinstance(refused.exception, CompanionError | SystemExit)
    (tmp_path / "export.txt").write_text(TEXT, encoding="utf-8")
    result = CliRunner().invoke(cli, command)
    assert result.exit_code == 0, result.output
    assert "| this recogniser | " in result.output
    (tmp_path / "another.txt").write_text(TEXT, encoding="utf-8")
    assert CliRunner().invoke(cli, command).exit_code
