"""What is quoted below a result: the passage with the words of the query, or how the part begins."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from companion.search.publish import read_pages
from companion.site.katex import NODE
from support import ROOT

BUNDLE = Path(read_pages.__code__.co_filename).with_name("bundle-rooms.mjs")
BLOCKS = [
    ["c", "끝의 문장은 손실을 말하지 않고 오래 이어진다."],
    ["b", "짧다"],
    ["a", "처음의 문장은 학습률이 크면 튄다고 말한다."],
]
"""As the index holds them: from the last to the first."""


def passage(word: str, blocks: list[list[str]]) -> dict[str, Any] | None:
    find = f"(text) => text.includes({word!r}) ? [[text.indexOf({word!r}), {len(word)}]] : []"
    script = f"""
        const {{ bundleRooms }} = await import({json.dumps(BUNDLE.as_uri())});
        const {{ bestPassage }} = await bundleRooms({json.dumps(str(ROOT / "node_modules"))});
        console.log(JSON.stringify(bestPassage({json.dumps(blocks)}, [{find}])));
    """
    command = [NODE, "--input-type=module", "-e", script]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] | None = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(("word", "place"), [("손실", "c"), ("학습률", "a"), ("보폭", "a")])
def test_the_passage_has_the_word_or_is_the_beginning(word: str, place: str) -> None:
    found = passage(word, BLOCKS)
    assert found is not None
    assert found["id"] == place
    assert bool(found["marks"]) == (word in found["text"])


def test_a_part_without_a_word_has_no_passage() -> None:
    assert passage("손실", []) is None
