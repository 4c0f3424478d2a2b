"""What tests of runs share."""

from pathlib import Path

import pytest


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file to which each page of the tiny book appends its name whenever it really runs."""
    path = tmp_path / "runs.txt"
    path.touch()
    monkeypatch.setenv("LESSONS_RUNS", str(path))
    return path
