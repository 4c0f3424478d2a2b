"""When files of the book last changed, as its repository remembers."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path


def last_change(root: Path, paths: Sequence[str | Path]) -> int:
    """Return when one of `paths`, below `root`, last changed, in seconds since 1970.

    That is SOURCE_DATE_EPOCH where it is set, else the date of the last commit that touched one of
    them, else (outside a repository) the date of the newest.
    """
    if fixed := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(fixed)
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct", "--", *map(str, paths)]
    result = subprocess.run(command, check=False, capture_output=True, text=True)
    if result.returncode == 0 and result.stdout.strip():
        return int(result.stdout)
    files = (root / path for path in paths)
    return int(max((file.stat().st_mtime for file in files if file.exists()), default=0))
