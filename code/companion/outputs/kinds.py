"""What a cell puts out, as alternatives that every output of the book can show; or the run stops.

Jupyter hands over one thing in several forms (mime types), from which each reader takes the richest
that it knows. Here only forms stay that the site, Colab, the e-book and paper all show.
"""

import base64
import io
import re
from collections.abc import Callable, Mapping
from typing import Any

from nbformat import NotebookNode
from PIL import Image

from companion.outputs.html import showable_html
from companion.outputs.markdown import showable_latex, showable_markdown
from companion.outputs.model import Names, Unshowable
from companion.outputs.plotly import check_figure
from companion.outputs.svg import showable_svg

PLOTLY_MIME = "application/vnd.plotly.v1+json"
RECORD = "application/papermill.record/"
"""What a value that the prose quotes is kept under, before its own mime type."""
ALLOWED = "raises-exception"
PLAIN = "text/plain"
PICTURES = {"image/png": "PNG", "image/jpeg": "JPEG", "image/gif": "GIF"}
FORMS: dict[str, Callable[[str, Names], str]] = {
    PLAIN: lambda text, _names: text,
    "text/html": showable_html,
    "image/svg+xml": showable_svg,
    "text/markdown": lambda text, _names: showable_markdown(text),
    "text/latex": lambda text, _names: showable_latex(text),
}
SAYS_NOTHING = re.compile(r"<[^<>\n]*>(?:\s|$)|[\w.]+\(\.\.\.\)$|\s*$")
"""Texts that only name an object: none can stand for its picture or its table."""
MISSING_GLYPH = re.compile(r"Glyph (\d+) \(.*?\) missing from (?:current )?font(?:\(s\))? ?(.*?)\.")
"""What matplotlib warns of before it draws a box, and `execution/kernel/glyphs.py` tells."""
ADVICE = {
    "application/javascript": "nothing that runs in a browser is on paper or in an e-book",
    "application/json": "print(json.dumps(…, ensure_ascii=False, indent=2))",
    "application/pdf": "display the picture as PNG or SVG",
    "image/webp": "save it as PNG",
}
DRAW = "draw it with plotly or matplotlib, or print its text"


def make_showable(cell: NotebookNode, number: int) -> list[str]:
    """Rewrite the outputs of a code cell, the page's `number`th, in place.

    Returns:
        Why a form was left out that another one stands for.

    Raises:
        Unshowable: an output has no form that the whole book can show.
    """
    names = Names(number)
    left_out: list[str] = []
    for output in cell.outputs:
        if output.output_type == "stream":
            _check_glyphs(output.text)
        elif output.output_type == "error" and ALLOWED not in cell.metadata.get("tags", []):
            what = f"it shows a traceback, but goes on ({output.ename}: {output.evalue})"
            raise Unshowable(what, "mend what raises, such as a _repr_html_ of your own")
        elif "data" in output:
            output.data, refused = _alternatives(output.data, names)
            left_out += map(str, refused)
    return left_out


def _check_glyphs(text: str) -> None:
    missing = {(chr(int(number)), font) for number, font in MISSING_GLYPH.findall(text)}
    if missing:
        letters = "".join(sorted(letter for letter, _ in missing))
        fonts = ", ".join(sorted({font for _, font in missing}))
        what = f"its picture shows boxes in place of '{letters}', which {fonts} lacks"
        raise Unshowable(what, "draw it with plotly, or add a font that a package brings along")


def _alternatives(data: Mapping[str, Any], names: Names) -> tuple[dict[str, Any], list[Unshowable]]:
    """Return the forms that can be shown and why others cannot.

    Text stands for others only if it says something.
    """
    shown: dict[str, Any] = {}
    refused: list[Unshowable] = []
    for mime, value in data.items():
        try:
            shown[mime] = _form(mime.removeprefix(RECORD), value, names)
        except Unshowable as error:
            refused.append(error)
    if refused and (set(shown) <= {PLAIN}) and SAYS_NOTHING.match(shown.get(PLAIN, "")):
        raise refused[0]
    return shown, refused


def _form(mime: str, value: Any, names: Names) -> Any:
    if mime == PLOTLY_MIME:
        check_figure(value)
        return value
    if not isinstance(value, str) or mime not in (*PICTURES, *FORMS):
        what = f"{mime} cannot be shown on the site, in print and in Colab alike"
        raise Unshowable(what, ADVICE.get(mime, DRAW))
    if mime in PICTURES:
        _check_picture(mime, value)
        return value
    return FORMS[mime](value, names)


def _check_picture(mime: str, value: str) -> None:
    try:
        with Image.open(io.BytesIO(base64.b64decode(value)), formats=[PICTURES[mime]]) as picture:
            picture.load()
    except (OSError, ValueError, SyntaxError) as error:
        raise Unshowable(f"its {mime} is no picture ({error})", "save it with Pillow") from None
