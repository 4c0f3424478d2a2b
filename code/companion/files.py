"""Write files so that whoever looks meanwhile finds the old one or the new one."""

import os
from pathlib import Path


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
