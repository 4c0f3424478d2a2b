"""Sections 11.1 and 11.2's code, run as the pages write it: syllables, numbers, merges."""

import json
import re
import unicodedata
from collections import Counter, defaultdict
from typing import Any

import pytest

from lessons.parallel import definition_pairs
from lessons.plots.pieces import pieces_figure
from support import ROOT

FOLDER = ROOT / "book/11-text-and-transformers"
CELL = re.compile(r"^```\{code-cell\}[^\n]*\n:name: (\S+)\n(.*?)^```$", re.M | re.S)
MARKS = "!?.,"


def run(page: str, *names: str, **space: Any) -> dict[str, Any]:
    """Run the page's cells of those names, one after the other."""
    cells = dict(CELL.findall((FOLDER / f"{page}.md").read_text(encoding="utf-8")))
    for name in names:
        code = re.sub(r"^:tags:.*\n", "", cells[name])
        exec(compile(code, name, "exec"), space)
    return space


def test_syllables_are_counted_not_looked_up(capsys: pytest.CaptureFixture[str]) -> None:
    """Each syllable comes back from its jamo, and a few are known by heart."""
    page = run("01-text-as-data", "text-compose", unicodedata=unicodedata)
    assert page["compose"](0, 0) == "가"
    assert page["decompose"]("힣") == (18, 20, 27)
    assert "11,172" in capsys.readouterr().out


def test_chances_of_the_next_symbol_add_up_to_one() -> None:
    """The blended chances are a distribution, whatever has been seen before."""
    page = run("01-text-as-data", "text-learn", defaultdict=defaultdict, Counter=Counter)
    table = page["learn"](["가나다", "가나가", "나나"], 2)
    alphabet = "가나다라\0"
    for context in ("가나", "다다", "라가"):
        chances = [page["chances"](table, context, symbol, len(alphabet)) for symbol in alphabet]
        assert [sum(row) for row in zip(*chances, strict=True)] == pytest.approx([1.0] * 3)


def test_numbers_of_tokens() -> None:
    """Padding is 0, the unknown 1, then tokens by frequency; unknown words fall together."""
    page = run("02-preparing-text", "prepare-vectorizer", Counter=Counter)
    vectorizer = page["Vectorizer"](lambda t: t.strip(MARKS), str.split, 4)
    vectorizer.adapt(["가 나 가", "가 나 다!"])
    assert vectorizer.words == ["", "[UNK]", "가", "나"]
    assert vectorizer("나 다 라 가?") == [3, 1, 1, 2]
    assert vectorizer.decode([2, 1]) == "가 [UNK]"


def test_merges_equal_those_of_tokenizers() -> None:
    """Trained on definitions in two languages: same merges in order, same numbers, same text."""
    imports = (
        "import heapq, json, re\nfrom collections import Counter, defaultdict\n"
        "from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers"
    )
    space: dict[str, Any] = {}
    exec(imports, space)
    names = ("bpe-pieces", "bpe-count", "bpe-train", "bpe-apply", "bpe-library")
    page = run("02-bpe", *names, **space)
    texts = [text for pair in definition_pairs()[:150] for text in pair] + [
        "ㅋㅋㅋㅋㅋㅋㅋ aaaa"
    ] * 9
    pieces, merges = page["train_bpe"](texts, 700)
    oracle = page["library"](texts, 700)
    model = json.loads(oracle.to_str())["model"]
    page |= {"pieces": pieces, "merges": merges}
    page = run("02-bpe", "bpe-encode", **page)
    assert len(merges) == len(model["merges"]) > 400
    for text in [text for pair in definition_pairs()[150:200] for text in pair]:
        numbers = page["encode"](text)
        assert numbers == oracle.encode(text).ids
        assert page["decode"](numbers) == text


def test_pieces_stay_inside_a_phone() -> None:
    """Every box of a long text lies within the figure's width."""
    figure = pieces_figure({"한": [list("가나다라마바사" * 9)]}, {"한": "칸"})
    right = max(x for trace in figure.data for x in trace.x if x is not None)
    assert right <= figure.layout.xaxis.range[1]
