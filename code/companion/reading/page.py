"""What a page leaves out of its theme: scripts that it does without, and English in its frame."""

from typing import Any

from sphinx.application import Sphinx

DROPPED = (
    "clipboard.min.js", "copybutton.js", "sphinx-book-theme.js", "togglebutton.js",
    "design-tabs.js", "togglebuttonSelector", "toggleHint", "toggleOpenOnPrint",
    "documentation_options.js", "doctools.js", "sphinx_highlight.js", "translations.js",
    "DOCUMENTATION_OPTIONS",
)  # fmt: skip
"""Scripts whose work `assets/reading-*.js` and native elements do: a part of name or code."""

KOREAN = {
    'title="Link to this heading"': 'title="이 절의 주소"',
    'title="Link to this image"': 'title="이 그림의 주소"',
    'title="Link to this table"': 'title="이 표의 주소"',
    'title="Link to this code"': 'title="이 코드의 주소"',
    'title="Link to this equation"': 'title="이 식의 주소"',
    'title="Permalink to this heading"': 'title="이 절의 주소"',
    # Its words "펼치기" and "접기" say it already, and are what a reader says to a machine.
    ' aria-label="Toggle hidden content"': "",
}
"""Attributes that Sphinx and myst-nb write in English, which their Korean catalogues lack."""


def drop_scripts(
    _app: Sphinx, _pagename: str, _template: str, context: dict[str, Any], _doctree: Any
) -> None:
    """Leave out the scripts of the theme and its companions."""
    scripts = [
        (script, f"{script.filename} {script.attributes.get('body')}")
        for script in context.get("script_files", [])
    ]
    context["script_files"] = [
        script for script, text in scripts if not any(part in text for part in DROPPED)
    ]


def say_it_in_korean(
    _app: Sphinx, _pagename: str, _template: str, context: dict[str, Any], _doctree: Any
) -> None:
    """Replace the English that no catalogue translates."""
    body = context.get("body")
    if not body:
        return
    for english, korean in KOREAN.items():
        body = body.replace(english, korean)
    context["body"] = body
