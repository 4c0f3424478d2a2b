"""Time and score the recognition of terms in a lecture; with --fit, fit its weights anew.

usage: python bench/lecture.py TRANSCRIPT.txt [GOLD.csv [--fit | --ablate]]

The time is that of an import: loading Kiwi's model, splitting the words, recognising the terms.
--fit prints the weights fitted to all that is marked, and what such weights score in that very part
and, fitted to the other blocks of time, in the block that they have not seen. --ablate prints what
is held-out without each feature, and leaves out one after another.
"""

import sys
import time
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from companion.book import Book
from companion_lectures import evaluate, evidence
from companion_lectures.lexicon import Lexicon
from companion_lectures.recognise import read, recognise
from companion_lectures.transcript import read_transcript
from companion_lectures.words import make_kiwi, split_words

ROOT = Path(__file__).parents[1]
SAME = 0.75
RIDGE = 1.0


def main() -> None:
    """Print the seconds, the table of scores, or the weights."""
    transcript = read_transcript(Path(sys.argv[1]))
    glossary = Book.load(ROOT).glossary
    if len(sys.argv) > 2:
        gold = evaluate.read_gold(Path(sys.argv[2]), transcript)
    if "--fit" in sys.argv or "--ablate" in sys.argv:
        marked = Marked(glossary, transcript, gold)
        (ablate if "--ablate" in sys.argv else fit)(marked)
        return
    began = time.perf_counter()
    lexicon = Lexicon(glossary)
    found = recognise(lexicon, [segment.text for segment in transcript.segments])
    seconds = time.perf_counter() - began
    print(f"{sum(map(len, found))} terms in {len(transcript.segments)} segments: {seconds:.1f} s")
    if len(sys.argv) > 2:
        print(evaluate.report(evaluate.evaluate(glossary, transcript, gold), transcript))


class Marked:
    """The marked part of a lecture in blocks of time, each read without its own garbles."""

    def __init__(self, glossary, transcript, gold) -> None:
        texts = [segment.text for segment in transcript.segments]
        words = split_words(make_kiwi(), texts)
        self.gold = gold
        self.blocks = evaluate.blocks_of(transcript, gold)
        self.readings = [
            read(evaluate.without(glossary, gold, block), texts, words) for block in self.blocks
        ]
        self.examples = list(map(self._examples, self.blocks, self.readings))

    def _examples(self, block, reading):
        """Return the numbers of every candidate of a block, and whether it is right."""
        sure = {(one.segment, one.start, one.end, one.term) for one in reading.spelled}
        rows, labels = [], []
        for one, row in zip(reading.candidates, reading.rows, strict=True):
            label = right(one, self.gold, sure) if one.span.segment in block else None
            if label is not None:
                rows.append(row)
                labels.append(label)
        return np.array(rows), np.array(labels)

    def fitted(self, parts, features):
        """Return the weights fitted to some blocks; 0 for what is none of `features`."""
        rows = np.concatenate([self.examples[part][0] for part in parts])
        labels = np.concatenate([self.examples[part][1] for part in parts])
        weights = np.zeros(len(evidence.FEATURES) + 1)
        weights[[*features, -1]] = signed(rows[:, features], labels, features)
        return weights

    def score(self, name, features, *, seen=False):
        """Return the score of weights fitted to the other blocks; if `seen`, to all of them."""
        every, found = range(len(self.blocks)), []
        for part, (block, reading) in enumerate(zip(self.blocks, self.readings, strict=True)):
            weights = self.fitted([one for one in every if seen or one != part], features)
            rows = reading.mentions(tuple(weights))
            found.append([one for index in block for one in rows[index]])
        return evaluate.score(name, found, self.gold, self.blocks)


def fit(marked) -> None:
    """Print the weights, and how such weights do where they were fitted and where not."""
    features = list(range(len(evidence.FEATURES)))
    weights = marked.fitted(range(len(marked.blocks)), features)
    print("WEIGHTS = (" + ", ".join(f"{weight:.2f}" for weight in weights) + ")")
    print(evaluate.HEADER)
    print(marked.score("seen", features, seen=True).row())
    print(marked.score("held out", features).row())


def ablate(marked) -> None:
    """Print the held-out scores without each feature, then of fewer and fewer features."""
    left = list(range(len(evidence.FEATURES)))
    print(evaluate.HEADER)
    print(marked.score("all", left).row())
    while len(left) > 1:
        scores = [
            (marked.score(f"{len(left) - 1}, without {evidence.FEATURES[one]}",
                          [other for other in left if other != one]), one)
            for one in left
        ]  # fmt: skip
        best, gone = max(scores, key=lambda pair: pair[0].f1 + pair[0].garbled_f1 / 4)
        print("\n".join(one.row() for one, _ in scores) if len(left) > len(evidence.FEATURES) - 1
              else best.row(), flush=True)  # fmt: skip
        left.remove(gone)


def right(one, gold, sure):
    """Return 1 for a mention, 0 for none, None where the name stands there as spelled."""
    span, best = one.span, 0.0
    if (span.segment, span.start, span.end, one.name.term) in sure:
        return None
    for mark in gold:
        if mark.segment != span.segment or mark.end <= span.start or span.end <= mark.start:
            continue
        if mark.term == one.name.term:
            shared = min(mark.end, span.end) - max(mark.start, span.start)
            best = max(best, shared / (max(mark.end, span.end) - min(mark.start, span.start)))
    return 1.0 if best >= SAME else None if best >= 0.5 else 0.0


def signed(rows, labels, features):
    """Return the weights of a ridge logistic regression, each held to its sign, and the bias."""
    scale = rows.std(axis=0) + 1e-9
    table = rows / scale

    def loss(weights):
        odds = table @ weights[:-1] + weights[-1]
        error = 1 / (1 + np.exp(-odds)) - labels
        value = np.logaddexp(0, odds).sum() - labels @ odds + RIDGE / 2 * (weights[:-1] ** 2).sum()
        return value, np.append(table.T @ error + RIDGE * weights[:-1], error.sum())

    signs = np.array(evidence.SIGNS)[features]
    bounds = [(0, None) if sign > 0 else (None, 0) for sign in signs]
    start = np.append(signs * 0.1, -5.0)
    fitted = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=[*bounds, (None, None)]).x
    return np.append(fitted[:-1] / scale, fitted[-1])


if __name__ == "__main__":
    main()
