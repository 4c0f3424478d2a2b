"""Two short books, the second grown from the first: what moved, what went, what is new."""

from pathlib import Path

import pytest

SECOND = """\
- chapter: 1
  en: One
  folder: one
  sections:
  - {n: '1.1', en: First, ko: 첫 절}
  - n: '1.2'
    en: Second
    sub:
    - {n: '1.2.1', en: A part}
    - {n: '1.2.2', en: Another part}
  - {n: '1.3', en: Third}
- chapter: 2
  en: Two
  folder: two
  sections:
  - {n: '2.1', en: Old, third: gone}
"""
THIRD = """\
- chapter: 1
  en: One again
  ko: 다시 하나
  evidence: {title: 차례, date: 2025-08-04, url: 'https://example.com/1'}
  sections:
  - {n: '1.1', en: First, ko: 첫째, second: ['1.1']}
- chapter: 2
  en: More
  ko: 더
  evidence: {title: 차례, date: 2025-08-04, url: 'https://example.com/2'}
  sections:
  - n: '2.1'
    en: Second
    ko: 둘째
    second: ['1.2']
    sub:
    - {n: '2.1.1', en: A part, ko: 한 조각, second: ['1.2.1']}
  - {n: '2.2', en: Second and third, ko: 둘째와 셋째, second: ['1.2', '1.3']}
  - {n: '2.3', en: Brand new, ko: 새것, second: new}
- chapter: 3
  en: Unread
  ko: 읽지 못한 장
  evidence: {title: 소개, date: 2025-08-04, url: 'https://example.com/3'}
  second: ['1.3']
  verified: false
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return the folder with the files of both editions."""
    (tmp_path / "textbook.yml").write_text(SECOND, encoding="utf-8")
    (tmp_path / "third-edition.yml").write_text(THIRD, encoding="utf-8")
    return tmp_path
