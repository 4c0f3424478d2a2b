"""Five small bodies pretrained on printed Hangul syllables, each from its own start and images.

`pretrain` makes one (about 20 s on a core); the file holds what `save` made, rounded to 16 bits.
"""

from importlib.resources import files
from pathlib import Path
from typing import cast

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from lessons.hangul import Glyphs, draw, load_sample

INPUTS = ("hangul_bodies.npz",)
WIDTH, FEATURES, OLD, COUNT = 8, 512, 200, 5
EPOCHS, PER_CLASS, BATCH, RATE = 8, 100, 64, 4e-3
HANDWRITING = ("NanumPen", "NanumBrush")


def make_body(width: int = WIDTH) -> nn.Sequential:
    """Return an untrained body: image (n, 1, 16, 16) → features (n, 64 width)."""
    return nn.Sequential(
        nn.Conv2d(1, width, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(width, 2 * width, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(2 * width, 4 * width, 3, padding=1), nn.ReLU(),
        nn.Conv2d(4 * width, 4 * width, 3, padding=1), nn.ReLU(), nn.Flatten(),
    )  # fmt: skip


def images(glyphs: Glyphs, per_class: int, seed: int) -> tuple[Tensor, Tensor]:
    """Return images (n, 1, 16, 16), half the usual side, and their classes."""
    drawn = draw(glyphs, per_class, seed)
    return F.avg_pool2d(drawn.images, 2), drawn.labels


def old_glyphs() -> Glyphs:
    """Return what the bodies were pretrained on: 200 syllables of the printed fonts."""
    sample = load_sample()
    printed = tuple(font for font in sample.fonts if font not in HANDWRITING)
    return sample.with_fonts(printed).only(sample.syllables[:OLD])


def pretrain(number: int, epochs: int = EPOCHS, per_class: int = PER_CLASS) -> nn.Sequential:
    """Return a body and its old head, (n, 1, 16, 16) → scores (n, 200), trained together."""
    x, y = images(old_glyphs(), per_class, 100 + number)
    torch.manual_seed(number)
    network = nn.Sequential(make_body(), nn.Linear(FEATURES, OLD))
    steps = epochs * (len(x) // BATCH)
    adam = torch.optim.Adam(network.parameters(), RATE / 2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(adam, RATE, steps)
    for _ in range(epochs):
        for rows in torch.randperm(len(x)).split(BATCH)[: len(x) // BATCH]:
            F.cross_entropy(network(x[rows]), y[rows]).backward()
            adam.step()
            adam.zero_grad()
            schedule.step()
    return network


def bodies() -> list[nn.Sequential]:
    """Return the five networks of body and old head that the book ships."""
    networks = []
    with (files("lessons") / INPUTS[0]).open("rb") as file, np.load(file) as stored:
        for number in range(COUNT):
            network = nn.Sequential(make_body(), nn.Linear(FEATURES, OLD))
            network.load_state_dict(
                {
                    name: torch.from_numpy(stored[f"{number}.{name}"].astype(np.float32))
                    for name in network.state_dict()
                }
            )
            networks.append(network)
    return networks


def save(path: Path) -> None:
    """Pretrain the five networks and write them as 16-bit numbers."""
    stored = {
        f"{number}.{name}": cast(Tensor, value).half().numpy()
        for number in range(COUNT)
        for name, value in pretrain(number).state_dict().items()
    }
    np.savez_compressed(path, allow_pickle=False, **stored)
