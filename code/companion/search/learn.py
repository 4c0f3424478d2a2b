"""Learn where words and units stand, from what is asked of each: a linear classifier of low rank.

A query stands at the sum of its words' places, each times how rare the word is; of all units, the
one that it was asked of shall be nearest in direction (Joulin et al. 2017, Bag of tricks for
efficient text classification, with cosines for the scores). Texts are taken apart by the browser's
own code, so that a query's words are these words.
"""

import json
import re
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from companion.book import Book
from companion.errors import CompanionError
from companion.search.index import index_of
from companion.search.model import SearchedPage
from companion.search.space import Space, space_of
from companion.site.katex import NODE

SCRIPT = Path(__file__).with_name("pieces.mjs")
DIMENSIONS = 48
RAREST = 3
"""Texts; a word of fewer says nothing of where it stands."""

FEWEST = 2
"""Words; with fewer there is nothing to tell apart."""

EPOCHS, FEWEST_STEPS = 20, 400
"""How often each text is seen; of a small book oftener, until so many steps are made."""

BATCH = 512
RATE = 3e-3
SHARPNESS = 12.0
"""How much a cosine counts in the softmax."""

DROPPED = 0.2
"""The share of a text's words that a step does not see: readers say fewer, and others."""

SAME_PAGE, ANYWHERE = 0.2, 0.05
"""Of a text's weight, what goes to all units of the page, and to all units."""

SENTENCE = re.compile(r"(?<=다\.)\s")
SHORTEST, LONGEST = 16, 100
"""Letters of a sentence, or of an item or a caption, that is an example too; the browser's code
looks at no more of a text."""

SAID = 0.3
"""What such a sentence counts beside a title or a question."""


@dataclass(frozen=True)
class Example:
    """A text, the number of the unit that it leads to, and what it counts."""

    text: str
    unit: int
    weight: float


def learn_space(book: Book, pages: Sequence[SearchedPage]) -> Space:
    """Learn the space of the pages of a built book.

    Raises:
        CompanionError: there are no pages or too few words, or the browser's code did not run.
    """
    if not pages:
        raise CompanionError(
            "there is no built site to learn from; build the book first: make book"
        )
    examples = list(examples_of(pages))
    texts = _taken_apart(book, pages, [one.text for one in examples])
    number_of_page = [place for place, page in enumerate(pages) for _ in page.units]
    words, places, units = learn(texts, examples, number_of_page)
    if len(words) < FEWEST:
        raise CompanionError(
            f"{len(words)} words stand in {RAREST} texts or more; ask more of the parts in "
            f"{book.data.relative_to(book.root)}/asked"
        )
    names = [name for page in pages for name in page.names]
    return space_of(dict(zip(words, places, strict=True)), dict(zip(names, units, strict=True)))


def examples_of(pages: Sequence[SearchedPage]) -> Iterator[Example]:
    """Yield what leads to each unit: its title, what is asked of it, and its sentences."""
    units = (unit for page in pages for unit in page.units)
    for number, unit in enumerate(units):
        for text in (unit.title, *unit.asked):
            yield Example(text, number, 1.0)
        for _, block in unit.blocks:
            for sentence in SENTENCE.split(block):
                if SHORTEST <= len(sentence) < LONGEST:
                    yield Example(sentence, number, SAID)


def learn(
    texts: Sequence[Sequence[str]], examples: Sequence[Example], pages: Sequence[int]
) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Return the words, their places (words, dimensions) and those of units (units, dimensions).

    Args:
        texts: the words of each example.
        examples: what they lead to.
        pages: the page of each unit, by number.
    """
    counts = Counter(word for text in texts for word in set(text))
    words = sorted(word for word, count in counts.items() if count >= RAREST)
    rarity = torch.tensor([np.log(len(texts) / counts[word]) for word in words]).float()
    numbers = {word: number for number, word in enumerate(words)}
    rows = [torch.tensor([numbers[one] for one in text if one in numbers]).long() for text in texts]
    model = _Model(rarity, len(pages))
    if words:
        model.fit(rows, examples, torch.tensor(pages))
    return words, model.words.detach().numpy(), model.units.detach().numpy()


class _Model:
    """Places of words (words, dimensions), `free` times how rare each is, and of units."""

    def __init__(self, rarity: Tensor, units: int) -> None:
        self.chance = torch.Generator().manual_seed(0)
        self.rarity = rarity[:, None]
        self.free = self._drawn(len(rarity))
        self.units = self._drawn(units)

    def _drawn(self, rows: int) -> Tensor:
        return (0.1 * torch.randn(rows, DIMENSIONS, generator=self.chance)).requires_grad_()

    @property
    def words(self) -> Tensor:
        return self.free * self.rarity

    def placed(self, rows: Sequence[Tensor]) -> Tensor:
        """Return the directions (rows, dimensions) in which texts stand."""
        numbers = torch.cat(list(rows))
        begins = torch.tensor([0, *(len(row) for row in rows[:-1])]).cumsum(0)
        weights = self.rarity[numbers, 0]
        return F.normalize(
            F.embedding_bag(numbers, self.free, begins, mode="sum", per_sample_weights=weights),
            eps=1e-6,
        )

    def fit(self, rows: Sequence[Tensor], examples: Sequence[Example], pages: Tensor) -> None:
        """Descend the cross-entropy, with a rate that falls to nothing."""
        units = torch.tensor([one.unit for one in examples])
        weights = torch.tensor([one.weight for one in examples])
        together = (pages[:, None] == pages[None, :]).float()
        together /= together.sum(1, keepdim=True)
        batches = -(-len(rows) // BATCH)
        epochs = max(EPOCHS, -(-FEWEST_STEPS // batches))
        optimizer = torch.optim.Adam([self.free, self.units], lr=RATE)
        schedule = torch.optim.lr_scheduler.LinearLR(
            optimizer, 1.0, 0.0, total_iters=epochs * batches
        )
        for _ in range(epochs):
            for batch in torch.randperm(len(rows), generator=self.chance).split(BATCH):
                kept = [self._fewer(rows[number]) for number in batch.tolist()]
                scores = SHARPNESS * self.placed(kept) @ F.normalize(self.units).T
                shares = torch.log_softmax(scores, 1)
                right = shares[torch.arange(len(batch)), units[batch]]
                near = (shares * together[units[batch]]).sum(1)
                aimed = (1 - SAME_PAGE - ANYWHERE) * right + SAME_PAGE * near
                loss = -(weights[batch] * (aimed + ANYWHERE * shares.mean(1))).mean()
                optimizer.zero_grad()
                loss.backward()
                optimizer.step()
                schedule.step()

    def _fewer(self, row: Tensor) -> Tensor:
        return row[torch.rand(len(row), generator=self.chance) > DROPPED]


def _taken_apart(
    book: Book, pages: Sequence[SearchedPage], texts: Sequence[str]
) -> list[list[str]]:
    index = index_of(pages, book.glossary)
    result = subprocess.run(
        [NODE, SCRIPT, book.root / "node_modules"],
        input=json.dumps({"index": index, "texts": texts}),
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    if result.returncode != 0:
        reason = result.stderr.strip()
        raise CompanionError(f"the search's code did not run; run `make setup` first\n{reason}")
    found: list[list[str]] = json.loads(result.stdout)
    return found
