"""Section 8.3's code, run as the pages define it: same weights, frozen layers, LoRA, the table."""

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
        sets_backend = "environ" in ast.unparse(node)
        constants = [name.isupper() and len(name) > 1 for name in names]
        return sets_backend or all(
            constant or name in ("device", "config")
            for constant, name in zip(constants, names, strict=True)
        )
    return isinstance(node, ast.Import | ast.ImportFrom | ast.FunctionDef | ast.ClassDef)


@pytest.fixture(scope="module")
def reuse() -> dict[str, Any]:
    """The page's names, over a net of width 4 that nobody pretrained and 8 new syllables."""
    space = definitions(REUSE)
    small = space["Config"](4, 10, 5, 1, 2, (1, 3))
    space.update(config=small, FEATURES=64 * 4, NEW=8, SHOTS=3)
    exec("def make_base(w=4, _make=make_base): return _make(w)", space)
    sample = space["load_sample"]()
    space["new"] = sample.with_fonts(("NanumPen",)).only(sample.syllables[:8])
    torch.manual_seed(0)
    space["pretrained"] = space["make_base"]()
    space["x_test"], space["y_test"] = space["to_device"](space["draw"](space["new"], 10, seed=99))
    return space


def test_keras_and_pytorch_agree_on_outputs_and_gradients(reuse: dict[str, Any]) -> None:
    base, model = reuse["make_base"](), reuse["keras_base"](4)
    reuse["copy_to_keras"](base, model)
    x = reuse["x_test"][:16]
    ours, theirs = base(x), model(x)
    assert torch.allclose(ours, theirs, atol=1e-5)
    ours.square().sum().backward()
    theirs.square().sum().backward()
    convs = [layer for layer in base if isinstance(layer, nn.Conv2d)]
    variables = model.trainable_variables
    for conv, kernel, bias in zip(convs, variables[0::2], variables[1::2], strict=True):
        scale = conv.weight.grad.abs().max()
        gradient = kernel.value.grad.permute(3, 2, 0, 1)
        assert (conv.weight.grad - gradient).abs().max() < 1e-5 * scale
        assert torch.allclose(conv.bias.grad, bias.value.grad, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize(
    ("way", "frozen"),
    [
        ("feature", (0, 3, 6, 9)),
        ("augment", (0, 3, 6, 9)),
        ("top", (0, 3, 6)),
        ("lora", (0, 3, 6, 9)),
        ("full", ()),
    ],
)
def test_frozen_layers_do_not_change_by_one_bit(
    reuse: dict[str, Any], way: str, frozen: tuple[int, ...]
) -> None:
    before = {place: reuse["pretrained"][place].weight.detach().clone() for place in (0, 3, 6, 9)}
    base, _, _ = reuse["learn"](way, 3, 0)
    for place in (0, 3, 6, 9):
        layer = base[place]
        weight = layer.conv.weight if isinstance(layer, reuse["LoRAConv2d"]) else layer.weight
        assert torch.equal(weight, before[place]) is (place in frozen), (way, place)
        assert torch.equal(reuse["pretrained"][place].weight, before[place]), "the original is kept"


def test_lora_begins_as_the_model_that_it_adapts(reuse: dict[str, Any]) -> None:
    x = reuse["x_test"][:16]
    assert torch.equal(reuse["prepare"]("lora")(x), reuse["pretrained"](x))


@pytest.mark.slow
def test_a_row_of_the_table_regenerates_from_its_seed(reuse: dict[str, Any]) -> None:
    for way in reuse["WAYS"]:
        first, again = (
            reuse["accuracy"](
                nn.Sequential(*reuse["learn"](way, 3, number=1)[:2]),
                reuse["x_test"],
                reuse["y_test"],
            )
            for _ in range(2)
        )
        assert first == again, way


def test_what_is_trained_decides_the_memory(reuse: dict[str, Any]) -> None:
    size = {way: reuse["training_bytes"](way) for way in reuse["WAYS"]}
    assert size["feature"] < size["top"] < size["full"] == size["scratch"]
    assert reuse["trainable"]("feature") == 64 * 4 * 8 + 8


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
