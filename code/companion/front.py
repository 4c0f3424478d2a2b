"""A page's front matter: the YAML between two lines of three hyphens at its very beginning."""

import re
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ValidationError, field_validator
from pydantic_core import PydanticCustomError

from companion.errors import DataError, Problem
from companion.files import reading_yaml
from companion.records import Place, check_fields, problems_of

_FENCE = re.compile(r" {0,3}-{3,}[ \t]*|\.\.\.[ \t]*")
"""What some reader of Markdown takes for the front matter's end, or its beginning."""

_STRAY = re.compile(r"\s*(file_format|kernelspec|jupytext)\s*:")
"""A field of a front matter that the page has not."""

_BODY = re.compile(r"\s*(#|`{3,}|~{3,}|:{3,})")
"""A heading or a fence: from here on nobody means a front matter."""


def front_lines(text: str, name: Path) -> list[str]:
    """Return the lines between the hyphens, the first of them line 2; none without front matter.

    Raises:
        DataError: it does not begin with the page's first line, or never ends.
    """
    lines = text.split("\n")
    if lines[0].rstrip(" \t") != "---":
        _check_none_meant(lines, name)
        return []
    for index, line in enumerate(lines[1:], 1):
        if _FENCE.fullmatch(line):
            if line.rstrip(" \t") == "---":
                return lines[1:index]
            message = f"three hyphens, '---', at the front matter's end expected; got '{line}'"
            raise DataError([Problem(name, index + 1, "", message)])
    message = "a line '---' that ends the front matter expected (for a rule write '***')"
    raise DataError([Problem(name, 1, "", message)])


def _check_none_meant(lines: list[str], name: Path) -> None:
    first = next((index for index, line in enumerate(lines) if line.strip()), 0)
    for index, line in enumerate(lines[first:], first):
        if _BODY.match(line):
            return
        if _STRAY.match(line) or (index == first and _FENCE.fullmatch(line.strip(" \t"))):
            message = "a front matter that begins with '---' alone, as the first line, expected"
            raise DataError([Problem(name, index + 1, "", f"{message} (for a rule write '***')")])


def front_node(text: str, name: Path) -> yaml.MappingNode | None:
    """Return a page's front matter, whose nodes know their lines; None where it has none.

    Raises:
        DataError: it is not YAML, holds no fields, or one of them twice.
    """
    front = "\n".join(["", *front_lines(text, name)])
    with reading_yaml(name, what="a front matter in YAML"):
        node = yaml.compose(front, Loader=yaml.CSafeLoader)
    if node is not None and not isinstance(node, yaml.MappingNode):
        raise DataError([Problem(name, 2, "", "a front matter of fields expected ('name: value')")])
    check_fields(name, node)
    return node


def front_matter(text: str, name: Path) -> dict[str, Any]:
    """Return the fields of a page's front matter; none where it has none.

    Raises:
        DataError: it is not YAML, holds no fields, or one of them twice.
    """
    if front_node(text, name) is None:
        return {}
    with reading_yaml(name, what="a front matter in YAML"):
        fields: dict[str, Any] = yaml.load(
            "\n".join(["", *front_lines(text, name)]), Loader=yaml.CSafeLoader
        )
    return fields


def declares_notebook(text: str, name: Path) -> bool:
    """Return whether the Markdown file `name` says in its front matter that it is a notebook.

    Raises:
        DataError: the front matter cannot be read, or names another format or another kernel.
    """
    node = front_node(text, name)
    if node is None:
        return False
    try:
        front = _Front.model_validate(front_matter(text, name))
    except ValidationError as error:
        raise DataError(problems_of(Place(name, node), error)) from None
    return front.file_format is not None or front.jupytext is not None


class _Kernel(BaseModel):
    name: Literal["python3"]


class _Representation(BaseModel):
    format_name: Literal["myst"]


class _Jupytext(BaseModel):
    text_representation: _Representation


class _Front(BaseModel, extra="forbid"):
    """Every field that somebody reads: another would be a slip that nobody notices.

    The first say that a page is a notebook, in this book's words or in those of Jupytext; whoever
    reads the others looks at what they hold.
    """

    file_format: Literal["mystnb"] | None = None
    kernelspec: _Kernel | None = None
    jupytext: _Jupytext | None = None
    claims: Any = ""
    drawings: Any = ""
    execution: Any = ""
    glossary: Any = ""
    needs: Any = ""
    standard: Any = ""

    @field_validator("file_format", "kernelspec", "jupytext", mode="before")
    @classmethod
    def _says_something(cls, value: object) -> object:
        if value is None:
            raise PydanticCustomError("nothing", "a value expected, or no such field")
        return value
