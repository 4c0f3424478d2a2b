"""Questions and answers in Korean, the small talk of a chatbot.

Source: Youngsook Song (2018), Chatbot_data_for_Korean, songys/Chatbot_data; MIT.
"""

import csv
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lessons.data.card import Card, State
from lessons.data.source import File, find, real_or

SOURCE = File(
    "ChatbotData.csv",
    "sha256:287eb129695b577321c80ad397bb3c2279164d4ca577874d129fd3db5b30afe2",
    "https://raw.githubusercontent.com/songys/Chatbot_data/"
    "4cf20d13fc46f5037fd1c531cd566e2dd9f72974/ChatbotData.csv",
)
FILE = File("chatbot-ko.csv.gz", SOURCE.checksum)
"""The copy in the folder; packed, else the same as `SOURCE`."""

CLASSES = ("일상", "이별", "사랑")


@dataclass(frozen=True)
class PairData:
    """Questions and their answers.

    Attributes:
        questions: what was said.
        answers: what was answered, as many.
        labels: (n,) int64, the class of each pair.
        classes: the name of each class.
        card: what the data are.
    """

    questions: list[str]
    answers: list[str]
    labels: NDArray[np.int64]
    classes: tuple[str, ...]
    card: Card


def chatbot(*, fallback: bool = True) -> PairData:
    """Return question and answer pairs in the file's order, which is by class.

    Args:
        fallback: whether made pairs may stand in where the real ones cannot be reached.

    Raises:
        DataError: a file is wrong, or cannot be reached and no substitute was allowed.
    """
    return real_or("한국어 챗봇 문답", _real, _made, fallback=fallback)


def _real() -> PairData:
    _, content = find(SOURCE, FILE)
    rows = list(csv.DictReader(content.decode("utf-8").splitlines()))
    card = Card(
        "한국어 챗봇 문답", "일상과 이별과 사랑에 대한 짧은 물음과 답.",
        "songys/Chatbot_data", "MIT", State.REAL, f"{len(rows):,}쌍.",
    )  # fmt: skip
    questions, answers = [row["Q"] for row in rows], [row["A"] for row in rows]
    labels = np.array([int(row["label"]) for row in rows], np.int64)
    return PairData(questions, answers, labels, CLASSES, card)


def _made() -> PairData:
    """Return every way to put a person, a time and a matter together, with a set answer each."""
    matters = (
        ("밥을 먹고 싶어", "맛있는 걸 드세요.", 0), ("잠이 안 와", "따뜻한 물을 마셔 보세요.", 0),
        ("비가 와", "우산을 챙기세요.", 0), ("헤어졌어", "시간이 약이 될 거예요.", 1),
        ("다시 보고 싶어", "마음이 아프겠어요.", 1),
        ("좋아하는 사람이 생겼어", "용기를 내 보세요.", 2),
        ("고백하고 싶어", "진심을 전해 보세요.", 2),
    )  # fmt: skip
    openings = [
        f"{time} {who}".strip()
        for time in ("", "오늘", "어제", "요즘", "아침에", "저녁에", "주말에")
        for who in ("", "나", "친구가", "동생이", "우리 둘이", "내 짝이")
    ]
    pairs = [
        (f"{opening} {said}".strip(), answer, label)
        for said, answer, label in matters
        for opening in openings
    ]
    card = Card(
        "지어낸 문답", "틀에 낱말을 넣어 만든 물음과 답.", "이 책의 lessons.data.chatbot",
        "CC BY 4.0", State.MADE, f"{len(pairs):,}쌍.",
    )  # fmt: skip
    questions, answers, labels = zip(*pairs, strict=True)
    return PairData(list(questions), list(answers), np.array(labels, np.int64), CLASSES, card)
