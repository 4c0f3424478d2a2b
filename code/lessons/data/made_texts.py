"""Texts that stand in for real ones where there is no network, made from a seed.

They keep what the lesson needs: words that tell a class and words that do not, negation that turns
a meaning round, rare names that a network can only memorise, wrong labels, unequal classes.
Nothing in them is copied from anywhere.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray


def _list(words: str) -> tuple[str, ...]:
    return tuple(words.split())


MARKS = ("[채움]", "[시작]", "[모름]", "[빈자리]")
TRAIN, TEST = 4000, 2000
WRONG_LABELS = 0.04

GOOD = _list(
    "훌륭하다 재미있다 감동했다 아름답다 웃었다 최고다 뛰어나다 반했다 설렌다 따뜻하다 "
    "신난다 완벽하다 참신하다 놀랍다 빛난다 흐뭇하다 통쾌하다 사랑스럽다 멋지다 만족한다"
)
BAD = _list(
    "지루하다 실망했다 졸았다 어색하다 뻔하다 아쉽다 답답하다 최악이다 불편하다 시끄럽다 "
    "엉성하다 유치하다 허술하다 짜증난다 후회한다 지친다 지겹다 산만하다 억지스럽다 "
    "식상하다"
)
PLAIN = _list(
    "영화 배우 감독 이야기 장면 음악 연기 화면 대사 결말 처음 끝 중간 오늘 어제 친구 가족 "
    "극장 집 자리 표 시간 아침 저녁 그리고 그래서 하지만 조금 아주 정말 꽤 다시 한번 모두 "
    "함께 혼자 이번 지난 여름 겨울 사람 마음 생각 기억 소리 색 옷 거리 도시 바다 산 길 문 "
    "창 책 노래"
)
NOT = "안"

TOPICS = {
    "경제": _list("금리 환율 주가 수출 수입 물가 은행 투자 채권 매출 이익 시장 기업 예산 세금"),
    "스포츠": _list("경기 선수 감독 득점 승리 패배 시즌 결승 훈련 부상 기록 팬 심판 리그 골"),
    "날씨": _list("기온 비 눈 바람 태풍 습도 맑음 흐림 장마 폭염 한파 안개 예보 기압 강수량"),
    "과학": _list("연구 실험 논문 세포 행성 입자 관측 이론 유전자 망원경 위성 물질 측정 가설 분석"),
    "교통": _list("도로 지하철 버스 신호 정체 사고 공항 철도 노선 승객 터널 다리 운행 택시 주차"),
    "음식": _list("요리 식당 재료 맛 소스 조리 고기 채소 과일 빵 국물 양념 접시 손님 메뉴"),
    "음악": _list("공연 앨범 가수 연주 무대 악기 합창 곡 음반 관객 지휘 피아노 작곡 리듬 녹음"),
    "건강": _list("병원 환자 의사 치료 수술 백신 약 검사 운동 수면 혈압 증상 영양 감염 회복"),
}
SHARES = (0.30, 0.22, 0.15, 0.11, 0.09, 0.06, 0.04, 0.03)

SYLLABLES = "가나다라마바사아자차카타파하고노도로모보소오조초코토포호구누두루무부수우주추쿠투푸후"


class MadeTexts(NamedTuple):
    """Texts as word numbers: train and test are (texts, classes)."""

    name: str
    what: str
    train: tuple[list[list[int]], NDArray[np.int64]]
    test: tuple[list[list[int]], NDArray[np.int64]]
    words: tuple[str, ...]
    classes: tuple[str, ...]


def reviews(num_words: int, seed: int = 0) -> MadeTexts:
    """Return made film reviews, negative (0) or positive (1), of 12 to 60 words."""
    rng = np.random.default_rng(seed)
    names = _names(rng, 3000)
    labels = rng.integers(0, 2, TRAIN + TEST)
    texts = [_review(rng, int(label), names) for label in labels]
    wrong = rng.random(len(labels)) < WRONG_LABELS
    return _numbered(
        "지어낸 영화 리뷰", "낱말을 섞어 만든 짧은 리뷰와 긍정·부정.", texts,
        np.where(wrong, 1 - labels, labels), ("부정", "긍정"), num_words,
    )  # fmt: skip


def notes(num_words: int, seed: int = 1) -> MadeTexts:
    """Return made news notes of 15 to 50 words on eight topics, some far rarer than others."""
    rng = np.random.default_rng(seed)
    names = _names(rng, 3000)
    topics = rng.choice(len(TOPICS), TRAIN + TEST, p=SHARES)
    texts = [_note(rng, int(topic), names) for topic in topics]
    wrong = rng.random(len(topics)) < WRONG_LABELS
    labels = np.where(wrong, rng.choice(len(TOPICS), len(topics)), topics)
    return _numbered(
        "지어낸 뉴스", "낱말을 섞어 만든 짧은 뉴스와 주제 여덟 가지.", texts, labels,
        tuple(TOPICS), num_words,
    )  # fmt: skip


def _review(rng: Generator, label: int, names: list[str]) -> list[str]:
    """Return a review: plain words, some opinions, one in five of them denied."""
    words = _pick(rng, PLAIN, rng.integers(10, 45))
    words += _pick(rng, names, rng.integers(1, 4))
    words = [words[place] for place in rng.permutation(len(words))]
    for _ in range(rng.integers(2, 7)):
        agrees = rng.random() < 0.87
        good = (label == 1) == agrees
        place = int(rng.integers(0, len(words) + 1))
        if rng.random() < 0.2:
            words[place:place] = [NOT, *_pick(rng, BAD if good else GOOD)]
        else:
            words[place:place] = _pick(rng, GOOD if good else BAD)
    return words


def _note(rng: Generator, topic: int, names: list[str]) -> list[str]:
    """Return a note: a fifth of its words tell its topic, a tenth tell another."""
    lists = list(TOPICS.values())
    words = []
    for chance in rng.random(rng.integers(15, 51)):
        if chance < 0.2:
            words += _pick(rng, lists[topic])
        elif chance < 0.3:
            words += _pick(rng, lists[rng.integers(len(lists))])
        elif chance < 0.37:
            words += _pick(rng, names)
        else:
            words += _pick(rng, PLAIN)
    return words


def _pick(rng: Generator, words: Sequence[str], count: int | np.integer[Any] = 1) -> list[str]:
    """Return words drawn one by one, each as likely as the others."""
    return [words[place] for place in rng.integers(len(words), size=count)]


def _names(rng: Generator, count: int) -> list[str]:
    """Return made-up names of three syllables, each seen a few times only."""
    drawn = rng.choice(list(SYLLABLES), (2 * count, 3))
    return list(dict.fromkeys("".join(parts) for parts in drawn))[:count]


def _numbered(
    name: str,
    what: str,
    texts: list[list[str]],
    labels: NDArray[np.int64],
    classes: tuple[str, ...],
    num_words: int,
) -> MadeTexts:
    """Return the texts as numbers: after the marks, the words from the most frequent on."""
    found, counts = np.unique([word for text in texts[:TRAIN] for word in text], return_counts=True)
    ranked = [str(found[place]) for place in np.argsort(-counts, kind="stable")]
    words = (*MARKS, *ranked)[:num_words]
    number = {word: place for place, word in enumerate(words)}
    coded = [[1, *(number.get(word, 2) for word in text)] for text in texts]
    labels = labels.astype(np.int64)
    return MadeTexts(
        name, what, (coded[:TRAIN], labels[:TRAIN]), (coded[TRAIN:], labels[TRAIN:]), words, classes
    )
