"""A formula in a title as readable text: for browsers' tabs, searches, contents, Colab's form."""

import re
from unicodedata import normalize

from pylatexenc.latex2text import LatexNodes2Text

_GROUP = re.compile(r"([_^])\{([^{}]{2,})\}")
_FUNCTION = re.compile(r"\\(arg|cos|det|exp|inf|lim|ln|log|max|min|sin|sup|tan|tanh)\s+(?=\w)")
_TEXT = LatexNodes2Text(math_mode="text", strict_latex_spaces=True)


def formula_text(tex: str) -> str:
    r"""Return a formula's TeX as text: '\mathcal{L}' is 'L', 'e^{-x}' is 'e^(-x)'."""
    grouped = _FUNCTION.sub(r"\\\1\\ ", _GROUP.sub(r"\1(\2)", tex)).replace(r"\|", "‖")
    return " ".join(normalize("NFKC", _TEXT.latex_to_text(grouped)).split())
