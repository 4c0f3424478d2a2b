"""A page's size follows the device, and says so."""

import pytest
import torch

from lessons import device


@pytest.mark.parametrize(("gpu", "choice"), [(True, "gpu"), (False, "cpu")])
def test_by_device_chooses_and_says_which(
    gpu: bool, choice: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: gpu)
    monkeypatch.setattr(torch.cuda, "get_device_name", lambda: "NVIDIA Test")
    assert device.by_device(gpu="100 epochs", cpu="2 epochs") == (
        "100 epochs" if gpu else "2 epochs"
    )
    assert device.last_choice() == choice
    printed = capsys.readouterr().out
    assert (
        "NVIDIA Test → 온전한 설정 100 epochs" if gpu else "CPU → 작은 설정 2 epochs"
    ) in printed
