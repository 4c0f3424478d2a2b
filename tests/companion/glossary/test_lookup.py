"""Whatever a reader types, the right entry comes first: the modules that the page uses, in node."""

import csv
import random
from pathlib import Path
from typing import Any

import pytest

from companion.book import Book
from companion.glossary.lookup import look_up, lookup_table
from companion.glossary.model import load_glossary
from support import ROOT

SURFACES = Path(__file__).with_name("heard_as.csv")
FIRST = {
    "전이 학습": "transfer-learning",
    "전이학습": "transfer-learning",
    "전이ㅎ": "transfer-learning",  # one jamo of the next syllable
    "전읳": "transfer-learning",  # as an input method shows it before the syllable is finished
    "ㅈㅇㅎㅅ": "transfer-learning",
    "전잏ㅅ": "transfer-learning",
    "transfer learning": "transfer-learning",
    "transf": "transfer-learning",
    "tranfser learning": "transfer-learning",
    "wjsdl gkrtmq": "transfer-learning",  # the Korean keys with the keyboard left in English
    "ㄱㅎㅎㅅ": "reinforcement-learning",
    "파인 튜닝": "fine-tuning",
    "파인튜닝": "fine-tuning",
    "FineTuning": "fine-tuning",
    "fine tunning": "fine-tuning",
    "SGD": "stochastic-gradient-descent",
    "에스지디": "stochastic-gradient-descent",
    "LoRA": "lora",
    "low rank adaptation": "lora",
    "펜스 플로우": "tensorflow",
    "허깅 베이스": "hugging-face",
    "회기": "regression",
    "과적합": "overfitting",
    "오버피팅": "overfitting",
    "변화도": "gradient",
    "선형 리그레션": "linear-regression",
    "torch.nn.HuberLoss": "huber-loss",
    "hyperparametr": "hyperparameter",
    "momentum (method)": "momentum",
    "GPT": "gpt",
    "합성곱 신경망": "convolutional-neural-network",
    "컨브넷": "convolutional-neural-network",
}


@pytest.fixture(scope="module")
def table() -> list[dict[str, Any]]:
    return lookup_table(load_glossary(Book.load(ROOT)))


@pytest.fixture(scope="module")
def found(table: list[dict[str, Any]]) -> dict[str, list[str]]:
    return dict(zip(FIRST, look_up(table, list(FIRST)), strict=True))


@pytest.mark.parametrize("typed", FIRST)
def test_the_right_entry_comes_first(found: dict[str, list[str]], typed: str) -> None:
    assert found[typed][:1] == [FIRST[typed]]


def test_every_headword_and_abbreviation_finds_its_own_entry(table: list[dict[str, Any]]) -> None:
    """An abbreviation that two terms share may show either first."""
    asked = [
        (name, term["id"])
        for term in table
        for kind, name in term["names"]
        if kind in ("head", "abbr")
    ]
    results = look_up(table, [name for name, _ in asked])
    lost = [
        (name, key) for (name, key), ids in zip(asked, results, strict=True) if key not in ids[:3]
    ]
    assert lost == []


def test_every_other_name_finds_its_entry_among_the_first(table: list[dict[str, Any]]) -> None:
    kinds = ("also", "variant", "sound", "heard")
    asked = [(name, term["id"]) for term in table for kind, name in term["names"] if kind in kinds]
    results = look_up(table, [name for name, _ in asked])
    lost = [(name, key) for (name, key), ids in zip(asked, results, strict=True) if key not in ids]
    assert lost == []


@pytest.mark.slow
def test_what_was_misheard_is_found_by_its_sound(table: list[dict[str, Any]]) -> None:
    """Each surface is taken out of the glossary, then looked up."""
    rows = list(csv.DictReader(SURFACES.open(encoding="utf-8")))
    results = look_up(table, [row["surface"] for row in rows], leave_out=True)
    wanted = [row["term_id"] for row in rows]
    first = sum(ids[:1] == [key] for ids, key in zip(results, wanted, strict=True)) / len(rows)
    three = sum(key in ids[:3] for ids, key in zip(results, wanted, strict=True)) / len(rows)
    assert (len(rows), first >= 0.80, three >= 0.92) == (80, True, True), (first, three)


def test_nothing_that_can_be_typed_breaks_it(table: list[dict[str, Any]]) -> None:
    letters = random.Random(0)
    alphabet = "ㄱㄴㅎㅏㅢㅘㄳ가각힣전학 aZ09-_./()\\'\"<>\n\t·é漢😀\u1100\u1161"
    queries = ["".join(letters.choices(alphabet, k=letters.randint(0, 30))) for _ in range(400)]
    assert len(look_up(table, [*queries, "a" * 3000, "가" * 3000])) == 402


def test_nothing_is_found_for_nothing(table: list[dict[str, Any]]) -> None:
    assert look_up(table, ["", "  ", "---"]) == [[], [], []]
