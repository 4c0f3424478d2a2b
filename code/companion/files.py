"""Read files with errors that name them; write them so that none is ever seen half-written."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml

from companion.errors import DataError, Problem


def read_text(path: Path, name: Path | None = None) -> str:
    """Return the text of a file; `name` stands for it in messages.

    Raises:
        DataError: it cannot be read, or is not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        message = f"a file that can be read expected; {error.strerror}"
        raise DataError([Problem(name or path, 1, "", message)]) from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        message = f"UTF-8 text expected; {error.reason}"
        raise DataError([Problem(name or path, line, "", message)]) from None


@contextmanager
def reading_yaml(name: Path, line: int = 1, what: str = "valid YAML") -> Iterator[None]:
    """Turn what YAML that begins at `line` of the file `name` may raise into a DataError."""
    try:
        yield
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line += mark.line if mark else 0
        message = f"{what} expected; {error.problem or error.context}"
        raise DataError([Problem(name, line, "", message)]) from None
    except (yaml.YAMLError, ValueError) as error:  # a control character; a date that is none
        reason = " ".join(str(error).split())
        raise DataError([Problem(name, line, "", f"{what} expected; {reason}")]) from None


def write_whole(path: Path, content: str | bytes) -> None:
    """Write `content` to `path` whole or not at all; its folder is made where it is missing.

    What a killed process leaves half-written is named by its process: '.page.ipynb.4711.part'.

    Raises:
        OSError: there is no place for it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def remove_parts(folder: Path) -> None:
    """Remove what killed processes left half-written anywhere below `folder`."""
    for part in folder.rglob(".*.part"):
        part.unlink()
