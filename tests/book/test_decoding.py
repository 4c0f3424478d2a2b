"""Section 11.5's beam search is that of `transformers`."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor
from transformers import BartConfig, BartForConditionalGeneration

PAGE = Path("book/11-text-and-transformers/05-decoding.md")
PAD, BOS, EOS = 0, 1, 2
TOKENS = {"bos_token_id": BOS, "eos_token_id": EOS, "pad_token_id": PAD}
Step = Callable[[Tensor], Tensor]


def beam() -> Callable[[Step, int, int, int], tuple[Tensor, Tensor]]:
    """Return the page's own search."""
    cells = re.findall(r"```\{code-cell\} ipython3\n(.*?)```", PAGE.read_text("utf-8"), re.S)
    (cell,) = (cell for cell in cells if cell.startswith("def beam("))
    names: dict[str, Any] = {"torch": torch, "PAD": PAD, "BOS": BOS, "EOS": EOS, "INF": torch.inf}
    exec(cell, names)
    return names["beam"]


def words(row: Tensor) -> list[int]:
    """Return what stands before the sign of the end."""
    answer: list[int] = row.tolist()
    return answer[: answer.index(EOS)]


@torch.no_grad()
@pytest.mark.parametrize("width", [1, 2, 4])
def test_the_search_is_that_of_transformers(width: int) -> None:
    torch.manual_seed(1)
    model = BartForConditionalGeneration(
        BartConfig(
            vocab_size=13, max_position_embeddings=40, d_model=16, encoder_layers=1,
            decoder_layers=1, encoder_attention_heads=2, decoder_attention_heads=2,
            encoder_ffn_dim=32, decoder_ffn_dim=32, decoder_start_token_id=BOS,
            forced_eos_token_id=None, tie_word_embeddings=False, init_std=0.3, **TOKENS,
        )
    )  # fmt: skip
    model.eval().final_logits_bias[0, EOS] = 1.5
    source = torch.randint(3, 13, (24, 6))

    def step(out: Tensor) -> Tensor:
        many = source.repeat_interleave(width, 0)
        logits = model(input_ids=many, decoder_input_ids=out.flatten(0, 1)).logits[:, -1]
        return logits.log_softmax(-1).unflatten(0, out.shape[:2])

    ours, best = beam()(step, len(source), width, 24)
    theirs = model.generate(
        source, num_beams=width, do_sample=False, length_penalty=0.0, max_length=24
    )
    ended = best.isfinite()
    assert ended.sum() >= 8
    assert len(ours[ended].unique(dim=0)) >= 4
    assert [words(row) for row in ours[ended]] == [words(row) for row in theirs[ended]]
