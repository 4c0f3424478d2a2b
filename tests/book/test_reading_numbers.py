"""Section 11.5's rule, and its equalities: one pass is step by step, padding counts nothing."""

import random

import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional as F

NAME = ["", *"일이삼사오육칠팔구"]
UNIT = ["", "십", "백", "천"]
PAD = 0


def read(digits: str) -> list[tuple[str, int]]:
    said: list[tuple[str, int]] = []
    n = len(digits)
    for i, d in enumerate(map(int, digits)):
        k = n - 1 - i
        unit = UNIT[k % 4] if d else ""
        lone = d == 1 and (unit or k == 4 == n - 1)
        said += [(syllable, i) for syllable in ("" if lone else NAME[d]) + unit]
        if k == 4:
            said += [("만", i), (" ", i)]
    return said[:-1] if said and said[-1][0] == " " else said


def by_division(n: int) -> str:
    """Read a number another way: by its parts, not by its digits."""
    high, low = divmod(n, 10_000)
    man = "" if high == 0 else "만" if high == 1 else f"{below(high)}만"
    return " ".join(part for part in (man, below(low)) if part)


def below(n: int) -> str:
    out = ""
    for size, name in ((1000, "천"), (100, "백"), (10, "십")):
        count, n = divmod(n, size)
        out += "" if count == 0 else name if count == 1 else NAME[count] + name
    return out + NAME[n]


def test_the_rule_agrees_with_another_way_of_reading() -> None:
    rng = random.Random(0)
    numbers = [*range(1, 2000), *(rng.randrange(1, 10 ** rng.randint(4, 8)) for _ in range(5000))]

    assert [said(n) for n in numbers] == [by_division(n) for n in numbers]


def said(n: int) -> str:
    return "".join(syllable for syllable, _ in read(str(n)))


@pytest.mark.parametrize("number", [20305, 10000, 110000, 12345678])
def test_every_syllable_is_born_of_a_digit_in_order(number: int) -> None:
    places = [place for _, place in read(str(number))]

    assert places == sorted(places)
    assert all(str(number)[place] != "0" for syllable, place in read(str(number))
               if syllable not in "만 ")  # fmt: skip


class Reader(nn.Module):
    def __init__(self, places: bool = True, d: int = 16) -> None:
        super().__init__()
        self.src, self.tgt = nn.Embedding(12, d), nn.Embedding(20, d)
        self.src_at, self.tgt_at = nn.Embedding(10, d), nn.Embedding(20, d)
        self.places = places
        self.body = nn.Transformer(d, 4, 2, 2, 32, 0.0, batch_first=True)
        self.out = nn.Linear(d, 20)

    def forward(self, x: Tensor, y: Tensor) -> Tensor:
        a = self.src(x)
        if self.places:
            a = a + self.src_at(torch.arange(x.shape[1]))
        b = self.tgt(y) + self.tgt_at(torch.arange(y.shape[1]))
        late = torch.ones(y.shape[1], y.shape[1]).triu(1) > 0
        hide = x == PAD
        memory = self.body.encoder(a, src_key_padding_mask=hide)
        score: Tensor = self.out(self.body.decoder(b, memory, late, memory_key_padding_mask=hide))
        return score


def loss_of(net: nn.Module, x: Tensor, y: Tensor) -> Tensor:
    return F.cross_entropy(net(x, y[:, :-1]).transpose(1, 2), y[:, 1:], ignore_index=PAD)


@pytest.mark.filterwarnings("ignore:enable_nested_tensor")
def test_the_loss_of_one_pass_is_the_sum_of_its_steps() -> None:
    torch.manual_seed(0)
    net, x, y = Reader(), torch.randint(1, 12, (1, 6)), torch.randint(1, 20, (1, 9))

    steps = [F.cross_entropy(net(x, y[:, :t])[:, -1], y[:, t]) for t in range(1, 9)]

    assert torch.allclose(8 * loss_of(net, x, y), torch.stack(steps).sum(), atol=1e-4)


def test_padding_adds_nothing_to_the_loss() -> None:
    torch.manual_seed(0)
    net, x, y = Reader(), torch.randint(1, 12, (2, 6)), torch.randint(1, 20, (2, 9))
    more_x, more_y = F.pad(x, (0, 3)), F.pad(y, (0, 5))

    assert torch.allclose(loss_of(net, x, y), loss_of(net, more_x, more_y), atol=1e-5)


def test_without_places_the_same_digits_are_read_the_same() -> None:
    torch.manual_seed(0)
    net, y = Reader(places=False), torch.randint(1, 20, (1, 9))
    x = torch.randint(1, 12, (1, 6))

    assert torch.allclose(net(x, y), net(x[:, torch.randperm(6)], y), atol=1e-4)
