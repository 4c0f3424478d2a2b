"""What section 9.2 shows: figures with a stop for each mask, and drawings whose numbers are so."""

import numpy as np
import torch
import torch.nn.functional as F

from lessons.plots.segmentation import lines_and_dots, overlap_slider, page_and_masks


def test_a_stop_shows_the_page_and_its_own_mask() -> None:
    image = np.linspace(0, 1, 12).reshape(3, 4)
    masks = {"1": ("하나", np.zeros((3, 4), int)), "2": ("둘", np.full((3, 4), 2))}
    figure = page_and_masks(image, masks, prefix="에포크 ", active=1)
    assert [trace.visible for trace in figure.data] == [True, False, True]
    assert figure.layout.title.text == "둘"
    assert [step.label for step in figure.layout.sliders[0].steps] == ["1", "2"]
    assert np.asarray(figure.data[2].z).max() == 2 and figure.data[2].xaxis == "x2"


def test_overlaps_are_written_in_their_cells() -> None:
    counts = np.array([[1, 2], [2, 4]])
    figure = overlap_slider({"3": ("커널 3", counts)})
    assert (np.asarray(figure.data[0].text) == counts).all() and figure.data[0].zmax == 4


def test_every_seed_is_a_dot() -> None:
    values = np.array([[0.1, 0.2], [0.3, 0.4]])
    figure = lines_and_dots({"스킵": values}, [1, 2], "제목", x="거리", y="오류")
    line, dots = figure.data
    assert np.allclose(line.y, [0.2, 0.3]) and len(dots.x) == 4 == len(dots.y)


def test_the_drawn_overlaps_are_those_of_the_layer() -> None:
    for kernel, drawn in ((3, [1, 1, 2, 1, 2, 1, 1]), (2, [1] * 6)):
        made = F.conv_transpose1d(torch.ones(1, 1, 3), torch.ones(1, 1, kernel), stride=2)
        assert made.flatten().int().tolist() == drawn


def test_a_mean_of_labels_is_another_label() -> None:
    row = torch.tensor([0.0, 0, 0, 2, 2, 2]).view(1, 1, 1, 6)
    soft = F.interpolate(row, size=(1, 3), mode="bilinear", align_corners=False)
    hard = F.interpolate(row, size=(1, 3), mode="nearest")
    assert soft.round().flatten().tolist() == [0, 1, 2]
    assert set(hard.flatten().tolist()) == {0.0, 2.0}
