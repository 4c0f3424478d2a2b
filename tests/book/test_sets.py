"""Section 11.3's code, run as the page writes it: bags, windows of two, readers of sequences."""

import os

os.environ.setdefault("KERAS_BACKEND", "torch")

import re
from collections import Counter
from typing import Any

import keras
import numpy as np
import pytest
import torch
from sklearn.feature_extraction.text import CountVectorizer
from torch import nn
from torch.nn import functional as F
from torch.nn.utils.rnn import pack_padded_sequence

from lessons.plots.sets import seeds_figure, words_figure
from support import ROOT

PAGE = ROOT / "book/11-text-and-transformers/03-sets-and-sequences.md"
CELL = re.compile(r"^```\{code-cell\}[^\n]*\n:name: (\S+)\n(.*?)^```$", re.M | re.S)
TEXTS = ["나는 집에 간다 나는 간다", "집에 나는 간다", "간다", "안 간다 안 간다 집에"]
OTHERS = " ".join(f"낱말{number}" for number in range(30))


class Words:
    """Stands in for the page's tokenizer: ten numbers are enough."""

    def get_vocab_size(self) -> int:
        """Return how many numbers there are."""
        return 10


def run(*names: str, **space: Any) -> dict[str, Any]:
    """Run the page's cells of those names, one after the other."""
    cells = dict(CELL.findall(PAGE.read_text(encoding="utf-8")))
    for name in names:
        code = re.sub(r"^:tags:.*\n", "", cells[name])
        exec(compile(code, name, "exec"), space)
    return space


def readers() -> dict[str, Any]:
    """Return the page's models, as large as there, over ten numbers."""
    torch.manual_seed(0)
    return run(
        "sets-reader", "sets-models", "sets-encoder",
        torch=torch, nn=nn, F=F, tokenizer=Words(), pack_padded_sequence=pack_padded_sequence,
    )  # fmt: skip


def test_a_window_of_two_counts_bigrams() -> None:
    """The built filters say what the vectorizer says, a text of one word included."""
    run(
        "sets-window",
        nn=nn, torch=torch, Counter=Counter, CountVectorizer=CountVectorizer, np=np,
        pieces=str.split, train=[*TEXTS, OTHERS], val=TEXTS,
        KINDS={"조각": {"tokenizer": str.split, "token_pattern": None}},
    )  # fmt: skip


def test_four_sentences_need_more_than_a_weight_a_word() -> None:
    """No random weights fit all four; with the bigram some do."""
    run("sets-four", np=np, seed=3)


@pytest.mark.parametrize("name", ["평균", "자리 없는 트랜스포머"])
def test_sets_do_not_notice_the_order(name: str) -> None:
    """Shuffled numbers leave the score where it was."""
    net = readers()["NETS"][name]().eval()
    x = torch.randint(1, 10, (3, 7))
    assert torch.allclose(net(x), net(x[:, torch.randperm(7)]), atol=1e-5)


@pytest.mark.parametrize("name", ["합성곱", "GRU", "트랜스포머"])
def test_sequences_notice_the_order(name: str) -> None:
    """Turned round, a text gets another score."""
    net = readers()["NETS"][name]().eval()
    x = torch.tensor([[1, 2, 3, 4, 5, 6]])
    assert not torch.allclose(net(x), net(x.flip(1)), atol=1e-6)


@pytest.mark.parametrize("name", ["평균", "합성곱", "GRU", "트랜스포머", "자리 없는 트랜스포머"])
def test_padding_changes_nothing(name: str) -> None:
    """A text's score does not depend on the longest text of its batch."""
    net = readers()["NETS"][name]().eval()
    x = torch.randint(1, 10, (3, 6))
    assert torch.allclose(net(x), net(F.pad(x, (0, 5))), atol=1e-5)


def test_keras_reads_as_pytorch_does() -> None:
    """Copied weights give the GRU's scores, padding and all."""
    space = readers()
    x = torch.tensor([[1, 2, 3, 0, 0], [4, 5, 6, 7, 8], [9, 0, 0, 0, 0]])
    net = space["NETS"]["GRU"]().eval()
    run(
        "sets-keras", "sets-keras-same",
        keras=keras, torch=torch, np=np, VOCAB=10, trained={"GRU": [net]}, x_val=x,
        cut=lambda x: x, score_of=lambda net, x: net(x).detach().numpy(),
    )  # fmt: skip


def test_figures_have_a_stop_a_group() -> None:
    """Each review and each group is a stop, and the dots of a group are shown together."""
    words = words_figure({"가": ("하나", [("좋다", 1.0)]), "나": ("둘", [("싫다", -1.0)])})
    assert [b.label for b in words.layout.updatemenus[0].buttons] == ["가", "나"]
    rows = {"한 모델": np.array([0.8, 0.9]), "다른 모델": np.array([0.7])}
    slid = seeds_figure({"1": ("하나", rows), "2": ("둘", rows)}, x="정확도", slider="수 ")
    assert len(slid.layout.sliders[0].steps) == 2
    assert [trace.visible for trace in slid.data] == [True, True, False, False]
