"""One line by which a page chooses its size: full on a GPU, smaller on a CPU."""

from typing import TypeVar

import torch

Configuration = TypeVar("Configuration")

_LAST_CHOICE: str | None = None


def by_device(*, gpu: Configuration, cpu: Configuration) -> Configuration:
    """Return `gpu` where torch sees a CUDA GPU, else `cpu`, and print which.

    Args:
        gpu: the configuration that the lesson is about.
        cpu: a smaller one, which ends in minutes without a GPU.
    """
    global _LAST_CHOICE  # noqa: PLW0603 - one process, one page
    if torch.cuda.is_available():
        _LAST_CHOICE = "gpu"
        print(f"장치: {torch.cuda.get_device_name()} → 온전한 설정 {gpu}")
        return gpu
    _LAST_CHOICE = "cpu"
    print(f"장치: CPU → 작은 설정 {cpu}")
    return cpu


def last_choice() -> str | None:
    """Return 'gpu' or 'cpu', what `by_device` last chose; the page's provenance records it."""
    return _LAST_CHOICE
