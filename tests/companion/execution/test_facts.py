"""A run is told in the same words on the site and in the notebook."""

from companion.execution import facts
from execution_records import BOOK, COMMIT, record


def test_every_fact_is_in_the_notebook() -> None:
    text = facts.provenance_markdown(record("cuda", gpu=True), BOOK)
    for part in (
        "NVIDIA Test", "온전한 설정", "12.5초", "2,048 MiB", "| 시드 | 0 |", "2026-01-02",
        "Python 3.11.7, torch 2.13.0", f"[0123456](https://github.com/a/b/commit/{COMMIT})",
    ):  # fmt: skip
        assert part in text
    assert "| 커밋 | 기록 없음 |" in facts.provenance_markdown(record("cpu", False, None), BOOK)


def test_small_is_only_what_wanted_a_gpu_had_none_and_chose_a_smaller_size() -> None:
    assert facts.made_small(record("cpu", gpu=True))
    assert not facts.made_small(record("cuda", gpu=True))
    assert not facts.made_small(record("cpu", gpu=False))
    assert not facts.made_small(record("cpu", gpu=True, chooses=False))


def test_an_output_names_its_device_and_size() -> None:
    assert facts.output_label(record("cuda", gpu=True)) == "GPU(NVIDIA Test)에서 나온 출력"
    assert facts.output_label(record("cpu", gpu=True)) == "CPU에서 작은 설정으로 나온 출력"
    assert facts.output_label(record("cpu", gpu=True, chooses=False)) == "CPU에서 나온 출력"


def test_the_banner_speaks_of_a_smaller_size_only_where_there_is_one() -> None:
    small = facts.banner_markdown(record("cpu", gpu=True))
    assert small.startswith("> **GPU가 없는 기계에서 작게 실행한 쪽**") and "작은 설정으로" in small
    same = facts.banner_markdown(record("cpu", gpu=True, chooses=False))
    assert same.startswith("> **GPU가 없는 기계에서 실행한 쪽**") and "설정" not in same


def test_data_are_called_what_they_were() -> None:
    mixed = record("cpu", False, data={"MNIST": "real", "NSMC": "sample", "IMDB": "made"})
    assert facts.data(mixed) == "MNIST, 진짜 · NSMC, 진짜의 일부 · IMDB, 대신 만든 것"
    assert "| 데이터 | MNIST, 진짜 · " in facts.provenance_markdown(mixed, BOOK)
    assert "데이터" not in facts.facts(record("cpu", gpu=False))


def test_the_banner_names_what_was_made() -> None:
    text = facts.banner_markdown(record("cpu", False, data={"NSMC": "sample", "IMDB": "made"}))
    assert (
        text.startswith("> **대신 만든 데이터로 실행한 쪽**") and "(진짜가 아닌 것: IMDB)" in text
    )
    assert facts.banner_markdown(record("cpu", False, data={"NSMC": "sample"})) == ""
    both = facts.banner_markdown(record("cpu", True, data={"IMDB": "made"}))
    assert both.count("> **") == 2
