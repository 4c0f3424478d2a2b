"""A run is told in the same words on the site and in the notebook."""

import datetime
from pathlib import Path

from companion.execution import facts
from companion.execution.model import Device, FrozenRecord, Inputs, Provenance, Scan, Volatile
from companion.execution.render import badge
from companion.settings import Book

BOOK = Book(Path("/nowhere"), "https://github.com/a/b", "main", 60, 1000)
COMMIT = "0123456789abcdef0123456789abcdef01234567"


def record(device: Device, gpu: bool, commit: str | None = COMMIT) -> FrozenRecord:
    name = "NVIDIA Test" if device == "cuda" else "CPU"
    return FrozenRecord(
        key="k",
        scan=Scan(source="", cells=(), imports=(), inputs=(), gpu=gpu),
        inputs=Inputs(cells=(), files={}, settings={}, majors={}),
        provenance=Provenance(
            device=device, device_name=name, python="3.11.7", seed=0,
            configuration="gpu" if device == "cuda" else "cpu", versions={"torch": "2.13.0"},
        ),
        volatile=Volatile(
            seconds=12.5, peak_mib=2048, date=datetime.date(2026, 1, 2), commit=commit
        ),
    )  # fmt: skip


def test_every_fact_is_in_the_notebook() -> None:
    text = facts.provenance_markdown(record("cuda", gpu=True), BOOK)
    for part in (
        "NVIDIA Test", "온전한 설정", "12.5초", "2,048 MiB", "| 시드 | 0 |", "2026-01-02",
        "Python 3.11.7, torch 2.13.0", f"[0123456](https://github.com/a/b/commit/{COMMIT})",
    ):  # fmt: skip
        assert part in text
    assert "| 커밋 | 기록 없음 |" in facts.provenance_markdown(record("cpu", False, None), BOOK)


def test_small_is_only_what_wanted_a_gpu_and_had_none() -> None:
    assert facts.made_small(record("cpu", gpu=True))
    assert not facts.made_small(record("cuda", gpu=True))
    assert not facts.made_small(record("cpu", gpu=False))


def test_the_badge_names_the_device_in_words() -> None:
    assert badge(record("cuda", gpu=True)).astext() == "GPU에서 실행"
    assert badge(record("cpu", gpu=True)).astext() == "CPU에서 실행 (작은 설정)"
    assert badge(record("cpu", gpu=False)).astext() == "CPU에서 실행"
    assert facts.output_label(record("cuda", gpu=True)) == "NVIDIA Test에서 나온 출력"
