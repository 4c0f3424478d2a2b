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
