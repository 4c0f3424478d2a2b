"""Section 8.3's code, run as the pages define it: same weights, frozen layers, LoRA."""

import ast
import copy
from typing import Any

import pytest
import torch
from torch import nn

from companion.book import Book
from companion.pages import Page, find_pages
from support import ROOT

PAGES = {page.slug: page for page in find_pages(Book.load(ROOT))}
REUSE = PAGES["08-computer-vision/03-pretrain-and-reuse"]
LORA = PAGES["08-computer-vision/03-lora-and-memory"]


def definitions(page: Page) -> dict[str, Any]:
    """Run the page's imports, functions, classes and constants; none of its training."""
    space: dict[str, Any] = {"__name__": "page"}
    for cell in page.source.cells:
        if cell.cell_type != "code":
            continue
        kept = [node for node in ast.parse(cell.source).body if defines(node)]
        exec(compile(ast.Module(kept, []), page.path.as_posix(), "exec"), space)
    return space


def defines(node: ast.stmt) -> bool:
    """Return whether the statement only defines: an import, a function, a class, a CONSTANT."""
    if isinstance(node, ast.Assign):
        names = [
            name.id
            for target in node.targets
            for name in ast.walk(target)
            if isinstance(name, ast.Name)
        ]
        value = ast.unparse(node.value)
        if "syllables" in value or "score" in value:  # counted from the page's own data
            return False
        sets_backend = "environ" in ast.unparse(node)
        constants = [name.isupper() and len(name) > 1 for name in names]
        return sets_backend or all(
            constant or name in ("device", "config")
            for constant, name in zip(constants, names, strict=True)
        )
    return isinstance(node, ast.Import | ast.ImportFrom | ast.FunctionDef | ast.ClassDef)


@pytest.fixture(scope="module")
def reuse() -> dict[str, Any]:
    """The page's names, over the five bodies that the book ships."""
    space = definitions(REUSE)
    space.update(old=space["bodies"](), CLASSES=10, STEPS=3)
    return space


def test_keras_and_pytorch_agree_on_outputs_and_gradients(reuse: dict[str, Any]) -> None:
    base, model = reuse["make_body"](), reuse["keras_body"]()
    reuse["copy_to_keras"](base, model)
    x = torch.rand(16, 1, 16, 16)
    ours, theirs = base(x), model(x)
    assert torch.allclose(ours, theirs, atol=1e-5)
    ours.square().sum().backward()
    theirs.square().sum().backward()
    convs = [layer for layer in base if isinstance(layer, nn.Conv2d)]
    variables = model.trainable_variables
    for conv, kernel, bias in zip(convs, variables[0::2], variables[1::2], strict=True):
        assert conv.weight.grad is not None
        assert conv.bias is not None and conv.bias.grad is not None
        scale = conv.weight.grad.abs().max()
        gradient = kernel.value.grad.permute(3, 2, 0, 1)
        assert (conv.weight.grad - gradient).abs().max() < 1e-5 * scale
        assert torch.allclose(conv.bias.grad, bias.value.grad, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize(
    ("way", "frozen"), [("feature", (0, 3, 6, 8)), ("top", (0, 3, 6)), ("full", ())]
)
def test_frozen_layers_do_not_change_by_one_bit(
    reuse: dict[str, Any], way: str, frozen: tuple[int, ...]
) -> None:
    given = reuse["old"][0][0]
    before = {place: given[place].weight.detach().clone() for place in (0, 3, 6, 8)}
    x, y = torch.rand(96, 1, 16, 16), torch.randint(10, (96,))
    body = reuse["learn"](way, x, y, 2e-3, 0, steps=3)[0]
    for place in (0, 3, 6, 8):
        assert torch.equal(body[place].weight, before[place]) is (place in frozen), (way, place)
        assert torch.equal(given[place].weight, before[place]), "the original is kept"


def test_every_seed_has_a_body_of_its_own(reuse: dict[str, Any]) -> None:
    first = [network[0][0].weight for network in reuse["old"]]
    assert not any(torch.equal(first[0], other) for other in first[1:])


@pytest.fixture(scope="module")
def lora() -> dict[str, Any]:
    return definitions(LORA)


@pytest.mark.parametrize("rank", [1, 2, 8])
@pytest.mark.parametrize(
    ("layer", "shape"),
    [
        (nn.Linear(20, 12), (6, 20)),
        (nn.Linear(12, 20), (6, 12)),
        (nn.Conv2d(3, 7, 3, padding=1), (4, 3, 9, 9)),
        (nn.Conv2d(4, 4, 5, stride=2, padding=2), (2, 4, 11, 11)),
    ],
    ids=str,
)
def test_lora_equals_peft(
    lora: dict[str, Any], layer: nn.Module, shape: tuple[int, ...], rank: int
) -> None:
    """Outputs, gradients of A and B through five steps, and the merged weight."""
    torch.manual_seed(rank)
    assert lora["compare_with_peft"](layer, torch.randn(shape), rank) < 1e-5


def test_the_comparison_with_peft_can_fail(lora: dict[str, Any]) -> None:
    broken = dict(lora)
    source = next(c.source for c in LORA.source.cells if "def compare_with_peft" in c.source)
    tree = ast.parse(source)
    exec(compile(ast.Module(tree.body[:1], []), "page", "exec"), broken)
    kind = type(
        "Off",
        (lora["LoRA"],),
        {"forward": lambda self, x: self.layer(x) + 0.9 * self.scale * self.B(self.A(x))},
    )
    broken["LoRA"] = kind
    assert broken["compare_with_peft"](nn.Linear(20, 12), torch.randn(6, 20), 2) > 1e-5


def test_lora_never_touches_its_layer(lora: dict[str, Any]) -> None:
    layer = nn.Linear(16, 16)
    before = copy.deepcopy(layer.state_dict())
    branch = lora["LoRA"](layer, 4)
    optimizer = torch.optim.Adam([p for p in branch.parameters() if p.requires_grad], 0.1)
    for _ in range(5):
        branch(torch.randn(8, 16)).square().mean().backward()
        optimizer.step()
        optimizer.zero_grad()
    assert all(torch.equal(layer.state_dict()[name], value) for name, value in before.items())
    assert not torch.equal(branch.merged(), layer.weight)


def test_the_four_parts_of_memory_add_up(lora: dict[str, Any]) -> None:
    exec("def make_model(_make=make_model): return _make(2048, 1)", lora)
    full, branch = lora["memory"]("full", batch=2), lora["memory"]("lora", batch=2)
    parameters = sum(p.numel() for p in lora["make_model"]().parameters())
    assert full[0] == full[1] == 4 * parameters
    assert 8 * parameters <= full[2] < 8 * parameters + 1000, "two states and a step count each"
    assert branch[0] > full[0] and branch[1] < 0.1 * full[1]
