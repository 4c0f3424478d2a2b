"""Questions made of corrections: what sets a claim right, and why it matters."""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence

from companion.corrections.model import Correction
from companion.corrections.render import where_text
from companion.quiz.distractors import other_corrections
from companion.quiz.questions import Choice, Explanation, without_terms

WRONG = 3
MOST_CLAIMS, MOST_WHYS = 10, 4
LONGEST_WHY = 130
CLAIMED = {
    "textbook": "교과서에 나오는 말이다. 바르게 고친 것을 고르라.",
    "lecture": "강의에서 나온 말이다. 바르게 고친 것을 고르라.",
    "outdated": "예전에는 통했지만 낡은 말이다. 지금에 맞게 고친 것을 고르라.",
    "terminology": "이름을 두고 하는 말이다. 바르게 고친 것을 고르라.",
    "nuance": "대체로 통하지만 빈틈이 있는 말이다. 빈틈을 바르게 짚은 것을 고르라.",
}
REASON = "다음은 이 책이 바로잡은 것이다. 왜 그런지, 왜 중요한지 맞게 말한 것을 고르라."

TextOf = Callable[[Correction], str]


def claim_questions(
    corrections: Sequence[Correction], everything: Iterable[Correction], seed: str
) -> Iterator[Choice]:
    """Yield for each settled correction which title sets its claim right, and for some why.

    Those of exam points come first, fine print last; `everything` is where wrong options are from.
    """
    settled = [one for one in corrections if one.status == "settled"]
    settled.sort(key=lambda one: (one.exam is None, one.severity == "fine-print"))
    known = list(everything)
    for one in settled[:MOST_CLAIMS]:
        quote = without_terms(one.claim)
        yield from _choice("claim", one, known, _title, (CLAIMED[one.kind], quote), seed)
    for one in [one for one in settled if short_why(one)][-MOST_WHYS:]:
        yield from _choice("why", one, known, short_why, (REASON, _title(one)), seed)


def short_why(correction: Correction) -> str:
    """Return why the correction matters, if that can stand as an option by itself, else nothing."""
    text = without_terms(correction.why)
    return text if len(text) <= LONGEST_WHY and "강의" not in text else ""


def _title(correction: Correction) -> str:
    return without_terms(correction.title)


def _choice(
    group: str,
    correction: Correction,
    known: list[Correction],
    text: TextOf,
    asked: tuple[str, str],
    seed: str,
) -> Iterator[Choice]:
    rng = random.Random(f"{seed}/{group}/{correction.id}")
    others = other_corrections(correction, known, WRONG, rng, text)
    if len(others) < WRONG:
        return
    options = [correction, *others]
    rng.shuffle(options)
    yield Choice(
        id=f"{group}-{correction.id}",
        group=group,
        about=frozenset({f"correction/{correction.id}"}),
        ask=asked[0],
        quote=asked[1],
        explanation=explained(correction),
        options=tuple(text(one) for one in options),
        right=options.index(correction),
    )


def explained(correction: Correction) -> Explanation:
    """Return what is right and why, with where it was said and a link to the entry."""
    exam = [f"시험: {without_terms(correction.exam)}"] if correction.exam else []
    texts = (without_terms(correction.right), without_terms(correction.why), *exam)
    return Explanation(texts, place=where_text(correction), correction=correction.id)
