"""The colours and the font that pages, drawings, figures and print share: their one source."""

from typing import Literal

Theme = Literal["light", "dark"]

COLOURS = {
    "ink": ("#1f2937", "#f3f4f6"),
    "muted": ("#4b5563", "#c4c9d1"),
    "line": ("#d1d5db", "#4b5563"),
    "surface": ("#ffffff", "#1f2430"),
    "accent": ("#0072b2", "#7cc4f5"),
    "accent-2": ("#b45309", "#f5b94d"),
    "accent-3": ("#00735c", "#4fd1a5"),
    "accent-soft": ("#dbeafe", "#16324a"),
    "accent-2-soft": ("#fdecc8", "#4a3512"),
    "accent-3-soft": ("#d1f0e3", "#12402f"),
    "wrong": ("#b91c1c", "#f87171"),
    "wrong-soft": ("#fee2e2", "#4c1d1d"),
}
"""Names, in CSS with `--adl-` before them → '#rrggbb' in the light and in the dark theme."""

FONTS = (
    '"Apple SD Gothic Neo", "Noto Sans KR", "Noto Sans CJK KR", "Malgun Gothic", "NanumGothic",'
    " system-ui, sans-serif"
)
"""Korean families by name, first: where system-ui has no Hangul, a browser looks for a font that
has it at every weight, half of a first layout's time.
"""


def palette(theme: Theme) -> dict[str, str]:
    """Return the theme's colours, as '#rrggbb', by their names without '--adl-'."""
    place = 0 if theme == "light" else 1
    return {name: colours[place] for name, colours in COLOURS.items()}


def variable(name: str) -> str:
    """Return a colour as a drawing names it, with its light value for readers of the bare file."""
    return f"var(--adl-{name},{palette('light')[name]})"


def declarations(theme: Theme) -> str:
    """Return the theme's colours as a style sheet sets them."""
    return "".join(f"--adl-{name}:{colour};" for name, colour in palette(theme).items())


def style_sheet() -> str:
    """Return the style sheet that gives a page the colours of its theme, and the font."""
    dark = f'html[data-theme="dark"]{{{declarations("dark")}}}'
    return f"html{{{declarations('light')}--pst-font-family-base:{FONTS};}}\n{dark}\n"
