"""What a reader types for an English name is judged by the same code as on the page."""

import json
import subprocess

import pytest

from companion.site.extension import NODE
from support import ROOT

SCRIPT = ROOT / "code" / "companion" / "quiz" / "assets" / "spelling.js"
CASES = [
    ("overfitting", ["overfitting"], [], "right"),
    ("Over-Fitting ", ["overfitting"], [], "right"),
    ("one hot encoding", ["one-hot encoding"], [], "right"),
    ("neural networks", ["neural network"], [], "right"),
    ("loss", ["loss"], [], "right"),
    ("los", ["loss"], [], "wrong"),
    ("RNN", ["recurrent neural network", "RNN"], [], "right"),
    ("CNN", ["recurrent neural network", "RNN"], ["CNN"], "wrong"),
    ("CNN", ["recurrent neural network", "RNN"], [], "wrong"),
    ("overfiting", ["overfitting"], [], "slip"),
    ("regresion", ["regression"], [], "slip"),
    ("regerssion", ["regression"], [], "slip"),
    ("genralizaton", ["generalization"], [], "slip"),
    ("weihgt", ["weight"], [], "slip"),
    ("wieghf", ["weight"], [], "wrong"),
    ("unsupervised learning", ["supervised learning"], ["unsupervised learning"], "wrong"),
    ("supervized learning", ["supervised learning"], ["unsupervised learning"], "slip"),
    ("nsupervised learning", ["supervised learning"], ["unsupervised learning"], "wrong"),
    ("underfitting", ["overfitting"], [], "wrong"),
    ("", ["overfitting"], [], "wrong"),
    ("과대적합", ["overfitting"], [], "wrong"),
]


@pytest.fixture(scope="module")
def verdicts() -> list[str]:
    program = f"""
        import {{ judge }} from {json.dumps(SCRIPT.as_uri())};
        const cases = {json.dumps(CASES)};
        console.log(JSON.stringify(cases.map(([typed, accept, others]) => judge(typed, accept, others))));
    """
    command = [str(NODE), "--input-type=module", "-e", program]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


@pytest.mark.parametrize(
    "at", range(len(CASES)), ids=[f"{typed}-{accept[0]}" for typed, accept, _, _ in CASES]
)
def test_it_is_judged(verdicts: list[str], at: int) -> None:
    assert verdicts[at] == CASES[at][3]
