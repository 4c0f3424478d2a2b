r"""How a formula ends when it is read aloud: $w_1$은 일, $x^2$은 제곱, $\eta$는 에타."""

import re

from companion.korean import GREEK, last_syllable

WRAPPED = re.compile(r"\\(?:math\w+|boldsymbol|bm)\{(?P<inside>[^{}]*)\}$")
SUPERSCRIPT = re.compile(r"\^\{?-?\d+\}?$")
# A subscript of 0 is read 영 or 제로.
SUBSCRIPT = re.compile(r"_(?:\{(?P<inside>[A-Za-z0-9]{1,2})\}|(?P<one>[A-Za-z0-9]))$")
PAIR = re.compile(r"\(\s*-?[\d.]+(?:\s*,\s*-?[\d.]+)*\s*,\s*-?(?P<last>[\d.]+)\s*\)$")
COMMAND = re.compile(r"\\(?P<name>[A-Za-z]+)$")
ENDING = re.compile(r"(?P<number>\d[\d,]*(?:\.\d+)?)$|(?P<letter>[A-Za-z])$")


def read_formula(formula: str) -> str:
    """Return the syllable that a formula ends in; '' where that is unsure."""
    formula = formula.strip().replace("{,}", ",").removesuffix(r"\,")
    if wrapped := WRAPPED.search(formula):
        return last_syllable(wrapped["inside"][-1:])
    if SUPERSCRIPT.search(formula):
        return "곱"
    if subscript := SUBSCRIPT.search(formula):
        last = (subscript["inside"] or subscript["one"])[-1]
        return "" if last == "0" else last_syllable(last)
    if pair := PAIR.search(formula):
        return last_syllable(pair["last"])
    if command := COMMAND.search(formula):
        return GREEK.get(command["name"].lower(), " ")[-1].strip()
    ending = ENDING.search(formula)
    return last_syllable(ending[0]) if ending else ""
