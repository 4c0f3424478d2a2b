"""The tiny book: a whole book of two executable pages, copied for each test that changes it."""

from pathlib import Path

import pytest

from companion.settings import Book
from support import copy_tiny


@pytest.fixture
def tiny(tmp_path: Path) -> Book:
    """A copy of tests/tiny with the book's own `lessons` and front-end packages."""
    return copy_tiny(tmp_path / "tiny")
