"""Time and score the recognition of terms in a lecture; with --fit, fit its weights anew.

usage: python bench/lecture.py TRANSCRIPT.txt [GOLD.csv [--fit]]

The time is that of an import: loading Kiwi's model, splitting the words, recognising the terms.
"""

import sys
import time
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from companion.book import Book
from companion.glossary.model import load_glossary
from companion.lectures import evaluate, evidence
from companion.lectures.choose import Mention
from companion.lectures.lexicon import Lexicon
from companion.lectures.recognise import read, recognise
from companion.lectures.transcript import read_transcript
from companion.lectures.words import make_kiwi, split_words

ROOT = Path(__file__).parents[1]
SAME = 0.75
RIDGE = 1.0
PARTS = 4


def main() -> None:
    """Print the seconds, the table of scores, or the weights."""
    transcript = read_transcript(Path(sys.argv[1]))
    glossary = load_glossary(Book.load(ROOT))
    if "--fit" in sys.argv:
        fit(glossary, transcript, Path(sys.argv[2]))
        return
    began = time.perf_counter()
    lexicon = Lexicon(glossary)
    found = recognise(lexicon, [segment.text for segment in transcript.segments])
    seconds = time.perf_counter() - began
    print(f"{sum(map(len, found))} terms in {len(transcript.segments)} segments: {seconds:.1f} s")
    if len(sys.argv) > 2:
        gold = evaluate.read_gold(Path(sys.argv[2]), transcript)
        print(evaluate.report(evaluate.evaluate(glossary, transcript, gold), transcript))


def fit(glossary, transcript, path: Path) -> None:
    """Fit the weights to the marked segments, each garble seen without its own heard-as form.

    Print also how weights do on segments that they were not fitted to, one part in four each.
    """
    gold = evaluate.read_gold(path, transcript)
    folds = evaluate.deal(gold)
    readings = read_folds(glossary, transcript, folds)
    rows, labels, groups = examples(readings, gold, folds)
    fitted = signed(rows, labels)
    print("WEIGHTS = (" + ", ".join(f"{weight:.2f}" for weight in fitted) + ")")
    others = [signed(rows[groups % PARTS != part], labels[groups % PARTS != part])
              for part in range(PARTS)]  # fmt: skip
    print(evaluate.HEADER)
    for name, weights in (("seen", [fitted] * PARTS), ("unseen", others)):
        print(evaluate._count(name, chosen(readings, weights, gold, folds), gold, folds).row())


def read_folds(glossary, transcript, folds):
    """Return for each fold what is read with a glossary that has none of its garbles."""
    texts = [segment.text for segment in transcript.segments]
    words = split_words(make_kiwi(), texts)
    lexicons = [
        Lexicon(glossary, without=[form for form, own in folds.items() if own == number])
        for number in range(evaluate.FOLDS)
    ]
    return [read(lexicon, texts, words) for lexicon in lexicons]


def chosen(readings, weights, gold, folds):
    """Return the mentions of the marked segments, part by part with the weights for that part."""
    last = max(one.segment for one in gold)
    return [
        one
        for number, reading in enumerate(readings)
        for part in range(PARTS)
        for row in reading.mentions(tuple(weights[part]))[part : last + 1 : PARTS]
        for one in row
        if evaluate._fold_of(one, gold, folds) == number
    ]


def examples(readings, gold, folds):
    """Return the numbers of every candidate of the marked segments, and whether it is right."""
    last = max(one.segment for one in gold)
    rows, labels, groups = [], [], []
    for number, reading in enumerate(readings):
        sure = {(one.segment, one.start, one.end, one.term) for one in reading.spelled}
        for one, row in zip(reading.candidates, reading.rows, strict=True):
            label = right(one, gold, sure) if one.span.segment <= last else None
            if label is None or evaluate._fold_of(as_mention(one.span), gold, folds) != number:
                continue
            rows.append(row)
            labels.append(label)
            groups.append(one.span.segment)
    return np.array(rows), np.array(labels), np.array(groups)


def as_mention(span):
    """Return the span as a mention, so that it can be dealt to a fold."""
    return Mention(span.segment, span.start, span.end, span.text, "", 0.0, "")


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


def signed(rows, labels):
    """Return the weights of a ridge logistic regression, each held to its sign, and the bias."""
    scale = rows.std(axis=0) + 1e-9
    table = rows / scale

    def loss(weights):
        odds = table @ weights[:-1] + weights[-1]
        error = 1 / (1 + np.exp(-odds)) - labels
        value = np.logaddexp(0, odds).sum() - labels @ odds + RIDGE / 2 * (weights[:-1] ** 2).sum()
        return value, np.append(table.T @ error + RIDGE * weights[:-1], error.sum())

    bounds = [(0, None) if sign > 0 else (None, 0) for sign in evidence.SIGNS]
    start = np.append(np.array(evidence.SIGNS) * 0.1, -5.0)
    fitted = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=[*bounds, (None, None)]).x
    return np.append(fitted[:-1] / scale, fitted[-1])


if __name__ == "__main__":
    main()
