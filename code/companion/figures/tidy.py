"""Make plotly's SVG a poster: small, the same bytes each time, its colours named in one place."""

import base64
import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from itertools import count

from PIL import Image

from companion.palette import FONTS, Theme, palette

SVG = "http://www.w3.org/2000/svg"
XLINK = "{http://www.w3.org/1999/xlink}href"

MEANINGLESS = {
    "vector-effect": "none",
    "opacity": "1",
    "fill-opacity": "1",
    "stroke-opacity": "1",
    "stroke-miterlimit": "2",
    "text-decoration-line": "none",
    "text-transform": "none",
    "font-style": "normal",
    "font-variant": "normal",
    "font-weight": "normal",
}
"""Declarations that say what holds without them."""

DROPPED = ("font-family", "pointer-events", "cursor", "text-decoration", "user-select")
ATTRIBUTES = {"class", "style", "width", "height", "data-notex", "data-unformatted", "data-math"}
SIZED = ("svg", "rect", "image", "pattern")
"""Elements whose width and height mean something."""

DEFINED = ("clipPath", "pattern")
REFERENCE = re.compile(r"""url\(["']?#([^"')]+)["']?\)""")
NUMBER = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")
STYLE = re.compile(r"<style>(.*?)/\*\*/", re.DOTALL)
WEBP_QUALITY = 80
LARGE_IMAGE = 20_000
"""Characters; a heat map's few cells are far fewer, and stay exact."""


def tidy(svg: str, stand_ins: Mapping[str, str]) -> str:
    """Return plotly's drawing as a poster in the light palette.

    Args:
        svg: what `Plotly.toImage` drew.
        stand_ins: the palette's names → the colours ('#rrggbb') that stand for them in `svg`.
    """
    ET.register_namespace("", SVG)
    root = ET.fromstring(svg)
    _remove(root, _is_invisible)
    _remove(root, _is_empty)
    _rename_ids(root)
    names = {_rgb(colour): f"var(--{name})" for name, colour in stand_ins.items()}
    rules = _share_styles(root, names)
    for element in root.iter():
        _shorten(element)
    text = ET.tostring(root, encoding="unicode").replace(" />", "/>")
    head, body = text.split(">", 1)
    used = [name for name in stand_ins if f"var(--{name})" in rules]
    return f"{head}><style>{_theme('light', used)}/**/{rules}</style>{body}\n"


def in_theme(poster: str, theme: Theme) -> str:
    """Return the poster in today's colours of the theme, and in the site's font."""
    style = STYLE.search(poster)
    assert style is not None, "every poster begins with the style that `tidy` wrote"
    used = re.findall(r"--([a-z0-9-]+):", style[1])
    return poster[: style.start(1)] + _theme(theme, used) + poster[style.end(1) :]


def _theme(theme: Theme, names: list[str]) -> str:
    colours = palette(theme)
    values = "".join(f"--{name}:{colours[name]};" for name in names)
    return f"svg{{{values}font-family:{FONTS}}}"


def _remove(root: ET.Element, unwanted: Callable[[ET.Element], bool]) -> None:
    """Remove what is unwanted, children before their parents."""
    for child in list(root):
        _remove(child, unwanted)
        if unwanted(child):
            root.remove(child)


def _is_invisible(element: ET.Element) -> bool:
    """Return whether it paints nothing: plotly's areas for the mouse, and its backgrounds."""
    style = _declarations(element)
    if style.get("opacity") == "0" or style.get("display") == "none":
        return True
    if _tag(element) not in ("path", "rect", "circle"):
        return False
    if "style" not in element.attrib:
        return _tag(element) == "path" and "d" not in element.attrib
    bare = style.get("stroke-opacity") == "0" or style.get("stroke", "none") == "none"
    unstroked = bare or style.get("stroke-width") in ("0", "0px")
    return unstroked and (style.get("fill-opacity") == "0" or style.get("fill") == "none")


def _is_empty(element: ET.Element) -> bool:
    return _tag(element) in ("g", "defs", "clipPath") and not len(element)


def _rename_ids(root: ET.Element) -> None:
    """Name what is referred to c0, c1 … in its order; plotly's own names are drawn by lot."""
    values = (value for element in root.iter() for value in element.attrib.values())
    used = dict.fromkeys(key for value in values for key in REFERENCE.findall(value))
    names = {key: f"c{place}" for place, key in enumerate(used)}
    for element in root.iter():
        key = element.attrib.pop("id", None)
        if key in names:
            element.set("id", names[key])
        for attribute, value in element.attrib.items():
            element.set(attribute, REFERENCE.sub(lambda match: f"url(#{names[match[1]]})", value))
    _remove(root, lambda one: _tag(one) in DEFINED and "id" not in one.attrib)


def _share_styles(root: ET.Element, names: Mapping[str, str]) -> str:
    """Replace each `style` by a class; return the classes' rules."""
    classes: dict[str, str] = {}
    names_left = (f"s{place}" for place in count())
    for element in root.iter():
        declarations = _declarations(element)
        for attribute in ATTRIBUTES & set(element.attrib):
            if not (attribute in ("width", "height") and _tag(element) in SIZED):
                del element.attrib[attribute]
        kept = ";".join(
            f"{key}:{names.get(value, _hex(value))}"
            for key, value in sorted(declarations.items())
            if MEANINGLESS.get(key) != value and key not in DROPPED
        )
        if kept:
            if kept not in classes:
                classes[kept] = next(names_left)
            element.set("class", classes[kept])
    return "".join(f".{name}{{{style}}}" for style, name in classes.items())


def _shorten(element: ET.Element) -> None:
    for key, value in element.attrib.items():
        if key == XLINK:
            element.set(key, _smaller_image(value))
        elif "scale" not in value:
            element.set(key, NUMBER.sub(_tenth, value))


def _tenth(match: re.Match[str]) -> str:
    """Return a number of pixels to a tenth."""
    return f"{float(match[0]):.1f}".removesuffix(".0")


def _smaller_image(link: str) -> str:
    """Return a large picture in the drawing as WebP: a smooth surface, where nothing is lost."""
    prefix, _, content = link.partition(",")
    if prefix != "data:image/png;base64" or len(content) < LARGE_IMAGE:
        return link
    target = io.BytesIO()
    picture = Image.open(io.BytesIO(base64.b64decode(content)))
    picture.save(target, "WEBP", quality=WEBP_QUALITY, method=6)
    short = base64.b64encode(target.getvalue()).decode()
    return f"data:image/webp;base64,{short}"


def _declarations(element: ET.Element) -> dict[str, str]:
    pairs = (part.partition(":") for part in element.get("style", "").split(";"))
    return {key.strip(): value.strip() for key, _, value in pairs if value}


def _hex(value: str) -> str:
    channels = re.fullmatch(r"rgb\((\d+), (\d+), (\d+)\)", value)
    return "#" + "".join(f"{int(one):02x}" for one in channels.groups()) if channels else value


def _rgb(colour: str) -> str:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgb({red}, {green}, {blue})"


def _tag(element: ET.Element) -> str:
    return element.tag.removeprefix(f"{{{SVG}}}")
