"""Section 6.3's own functions, taken from its cells: queues, integers, vocabularies."""

import re
from pathlib import Path
from typing import Any

import numpy as np
import torch
from onnx import TensorProto, helper
from onnx.reference import ReferenceEvaluator

from support import ROOT

SHIP, SHRINK = (ROOT / "book" / "06-workflow" / f"03-{name}.md" for name in ("ship", "shrink"))
CELL = re.compile(r"^```\{code-cell\}[^\n]*\n((?::[^\n]*\n)*)(.*?)^```", re.S | re.M)


def functions(page: Path, *names: str) -> dict[str, Any]:
    """Return the functions `names` as the page defines them."""
    space: dict[str, Any] = {"np": np, "WORDS": ("carrier", "origin")}
    for match in CELL.finditer(page.read_text(encoding="utf-8")):
        for block in re.split(r"\n(?=\S)", match[2]):
            found = re.match(r"def (\w+)", block.strip())
            if found and found[1] in names:
                exec(block, space)
    return {name: space[name] for name in names}


def test_waits_are_those_of_one_worker_who_serves_in_turn() -> None:
    in_queue = functions(SHIP, "in_queue")["in_queue"]
    arrivals = np.cumsum(np.random.default_rng(0).exponential(1.2, 300))
    free, waits = 0.0, []
    for come in arrivals:
        free = max(come, free) + 1
        waits.append(free - come)
    assert np.allclose(in_queue(arrivals), waits)
    assert np.allclose(in_queue(np.arange(9.0)), 1)


def test_unknown_words_become_zero() -> None:
    encode = functions(SHIP, "encode")["encode"]
    rows = {"carrier": np.array(["UA", "XX"]), "origin": np.array(["JFK", "EWR"])}
    vocab = {"carrier": ["AA", "UA"], "origin": ["EWR", "JFK"]}
    assert encode(rows, vocab).tolist() == [[2, 2], [0, 1]]


def test_integers_return_within_half_a_step() -> None:
    found = functions(SHRINK, "scale_of", "to_integer")
    x = np.random.default_rng(0).normal(1, 2, 500).astype(np.float32)
    for bits in (8, 4, 3):
        s, z = found["scale_of"](x, bits)
        q = found["to_integer"](x, s, z, bits)
        assert q.min() >= 0 and q.max() <= 2**bits - 1
        assert np.abs(s * (q - z) - x).max() <= s * 1.001  # the ends may be clipped by rounding z
        assert s * (found["to_integer"](np.zeros(1), s, z, bits) - z) == 0


def test_own_integers_are_those_that_onnx_defines() -> None:
    found = functions(SHRINK, "scale_of", "to_integer")
    x = np.random.default_rng(1).normal(0.3, 1, 400).astype(np.float32)
    names = ["q", "s", "z"]
    node = helper.make_node("DynamicQuantizeLinear", ["x"], names)
    types = (TensorProto.UINT8, TensorProto.FLOAT, TensorProto.UINT8)
    outputs = [
        helper.make_tensor_value_info(name, kind, None)
        for name, kind in zip(names, types, strict=True)
    ]
    given = [helper.make_tensor_value_info("x", TensorProto.FLOAT, [None])]
    graph = helper.make_graph([node], "integers", given, outputs)
    opset = [helper.make_opsetid("", 13)]
    session = ReferenceEvaluator(helper.make_model(graph, opset_imports=opset))
    theirs, scale, zero = session.run(None, {"x": x})
    s, z = found["scale_of"](x)
    assert np.isclose(s, scale) and z == int(zero)
    assert np.abs(found["to_integer"](x, s, z) - np.asarray(theirs).astype(int)).max() <= 1


def test_scales_of_each_unit_round_no_worse() -> None:
    round_to = functions(SHRINK, "round_to")["round_to"]
    weight = torch.randn(16, 40, generator=torch.Generator().manual_seed(0))
    for bits in (8, 4, 2):
        off = [(round_to(weight, bits, each) - weight).abs() for each in (False, True)]
        top = 2 ** (bits - 1) - 1
        assert off[0].max() <= weight.abs().max() / top / 2 + 1e-6
        assert (off[1] <= weight.abs().amax(1, keepdim=True) / top / 2 + 1e-6).all()
