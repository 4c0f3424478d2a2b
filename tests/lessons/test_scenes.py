"""Pages of glyphs: seeded, and every label says the same as every other."""

import pytest
import torch

from lessons import scenes
from lessons.hangul import load_sample
from lessons.scenes import Scenes, draw_scenes


@pytest.fixture(scope="module")
def drawn() -> Scenes:
    return draw_scenes(40, seed=1)


def test_a_seed_is_a_set_of_pages(drawn: Scenes) -> None:
    assert drawn.images.shape == (40, 1, 64, 64) and drawn.images.dtype == torch.float32
    assert drawn.images.min() >= 0 and drawn.images.max() <= 1
    again = draw_scenes(40, seed=1)
    assert torch.equal(drawn.images, again.images) and torch.equal(drawn.styles, again.styles)
    assert not torch.equal(drawn.images, draw_scenes(40, seed=2).images)
    assert len(drawn) == 40 and len(drawn.names) == 6


def test_maps_boxes_and_classes_agree(drawn: Scenes) -> None:
    for page, (boxes, classes, by_hand) in enumerate(
        zip(drawn.boxes, drawn.classes, drawn.handwritten, strict=True)
    ):
        assert 2 <= len(boxes) == len(classes) == len(by_hand) <= 6
        assert drawn.instances[page].unique().tolist() == list(range(len(boxes) + 1))
        for number, (x0, y0, x1, y1) in enumerate(boxes.int().tolist()):
            inside = drawn.instances[page] == number + 1
            assert inside.sum() == inside[y0:y1, x0:x1].sum()
            assert inside[y0].any() and inside[y1 - 1].any()
            assert inside[:, x0].any() and inside[:, x1 - 1].any()
            assert 8 <= max(x1 - x0, y1 - y0) <= 32
            assert set(drawn.syllables[page][inside].tolist()) == {int(classes[number]) + 1}
            assert set(drawn.styles[page][inside].tolist()) == {int(by_hand[number]) + 1}
    for styles, others in ((drawn.styles, drawn.syllables), (drawn.styles, drawn.instances)):
        assert torch.equal(styles == 0, others == 0)


def test_labelled_pixels_are_darker_than_the_paper_around_them(drawn: Scenes) -> None:
    for image, styles in zip(drawn.images[:, 0], drawn.styles, strict=True):
        assert image[styles > 0].mean() > image[styles == 0].mean() + 0.1
    shares = [(drawn.styles == style).float().mean() for style in range(3)]
    assert shares[0] > 0.8 and 0.01 < shares[2] < shares[1] < 0.15


def test_what_may_stand_on_a_page_can_be_chosen() -> None:
    drawn = draw_scenes(12, seed=3, per_scene=(2, 3), repeat=False)
    present = drawn.present()
    assert present.shape == (12, 6) and present.dtype == torch.float32
    assert present.sum(1).tolist() == [len(classes) for classes in drawn.classes]

    sample = load_sample().only("국밥")
    for fonts, style in ((("NanumPen",), 2), (("NanumGothic",), 1)):
        drawn = draw_scenes(3, seed=4, glyphs=sample.with_fonts(fonts), handwritten=0.5)
        assert set(drawn.styles.unique().tolist()) == {0, style} and drawn.names == "국밥"
    with pytest.raises(ValueError, match="do not fit"):
        draw_scenes(1, seed=0, per_scene=(5, 5), side=(26, 26))


def test_every_handwriting_is_in_the_sample() -> None:
    assert set(scenes.HANDWRITING) < set(load_sample().fonts)
