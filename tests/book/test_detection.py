"""Section 9.1's equalities: IoU, suppression and average precision against three libraries."""

import os
import re

os.environ.setdefault("KERAS_BACKEND", "torch")

import keras
import numpy as np
import pytest
from numpy.typing import NDArray

from lessons.detection_libraries import coco_ap, onnx_nms
from support import ROOT

Boxes = NDArray[np.float64]


def box_iou(a: Boxes, b: Boxes) -> Boxes:
    low = np.maximum(a[:, None, :2], b[None, :, :2])
    high = np.minimum(a[:, None, 2:], b[None, :, 2:])
    inter = (high - low).clip(0).prod(-1)
    area = [(c[:, 2:] - c[:, :2]).prod(-1) for c in (a, b)]
    shares: Boxes = inter / (area[0][:, None] + area[1] - inter)
    return shares


def nms(boxes: Boxes, scores: Boxes, most: float) -> list[int]:
    over = box_iou(boxes, boxes)
    keep: list[int] = []
    for i in np.argsort(-scores, kind="stable").tolist():
        if (over[i, keep] <= most).all():
            keep.append(i)
    return keep


def some_boxes(count: int) -> Boxes:
    random = np.random.default_rng(0)
    corner, size = random.uniform(0, 40, (count, 2)), random.uniform(5, 25, (count, 2))
    return np.concatenate([corner, corner + size], axis=1)


def test_iou_of_the_drawn_boxes_and_of_the_library() -> None:
    drawn = np.array([[0.0, 0, 4, 4], [2, 1, 6, 5]])
    assert box_iou(drawn, drawn)[0, 1] == pytest.approx(6 / 26)
    boxes = some_boxes(30)
    library = keras.utils.bounding_boxes.compute_iou(boxes, boxes, "xyxy")
    np.testing.assert_allclose(box_iou(boxes, boxes), np.asarray(library), atol=1e-5)


@pytest.mark.parametrize("most", [0.1, 0.5, 0.9])
def test_suppression_keeps_what_onnx_runtime_keeps(most: float) -> None:
    boxes = some_boxes(60)
    scores = np.random.default_rng(1).permutation(60) / 60
    assert nms(boxes, scores, most) == onnx_nms(boxes, scores, most)


def test_a_box_that_overlaps_by_just_the_threshold_stays() -> None:
    edge, scores = np.array([[0.0, 0, 2, 1], [0, 0, 1, 1]]), np.array([0.9, 0.8])
    assert nms(edge, scores, 0.5) == onnx_nms(edge, scores, 0.5) == [0, 1]
    assert nms(edge, scores, 0.49) == onnx_nms(edge, scores, 0.49) == [0]


def test_average_precision_of_five_answers_for_three_objects() -> None:
    objects = np.array([[x, 0.0, x + 10, 10] for x in (0, 20, 40)])
    wrong = np.array([[x, 40.0, x + 10, 50] for x in (0, 20)])
    boxes = np.stack([objects[0], wrong[0], objects[1], wrong[1], objects[2]])
    scores, zeros = np.array([0.9, 0.8, 0.7, 0.6, 0.5]), np.zeros(5, int)
    library = coco_ap([(boxes, scores, zeros)], [(objects, zeros[:3])], [0.5], 1)
    assert library[0, 0] == pytest.approx((34 * 1 + 33 * 2 / 3 + 34 * 3 / 5) / 101)


def test_the_library_overlooks_an_object_numbered_zero() -> None:
    objects, zeros = some_boxes(4), np.zeros(4, int)
    found = [(objects, np.ones(4), zeros)]
    truth = [(objects, zeros)]
    assert coco_ap(found, truth, [0.5], 1)[0, 0] == pytest.approx(1)
    assert coco_ap(found, truth, [0.5], 1, first_id=0)[0, 0] < 1


def test_of_equal_scores_the_first_is_looked_at_first() -> None:
    edge, scores = np.array([[0.0, 0, 2, 1], [0, 0, 1, 1]]), np.array([0.8, 0.8])
    assert nms(edge, scores, 0.4) == onnx_nms(edge, scores, 0.4) == [0]


def test_the_library_gives_the_second_answer_an_object_that_is_still_free() -> None:
    objects, zeros = np.array([[0.0, 0, 10, 10], [2, 0, 12, 10]]), np.zeros(2, int)
    answers = np.array([[0.0, 0, 10, 10], [0.5, 0, 10.5, 10]])  # both lie best on the first object
    assert (box_iou(answers, objects).argmax(1) == 0).all()
    found = [(answers, np.array([0.9, 0.8]), zeros)]
    assert coco_ap(found, [(objects, zeros)], [0.5], 1)[0, 0] == pytest.approx(1)


def test_accuracy_never_chooses_a_lower_threshold_than_iou() -> None:
    random = np.random.default_rng(0)
    for _ in range(50):
        ink = random.random(400) < 0.2
        darkness = random.normal(ink * random.uniform(0.5, 3), 1)
        cuts = np.linspace(-2, 4, 40)
        guesses = darkness > cuts[:, None]
        accuracy = (guesses == ink).mean(1)
        iou = (guesses & ink).sum(1) / (guesses | ink).sum(1)
        best = np.flatnonzero(accuracy == accuracy.max())[-1]
        assert iou[best:].max() == iou[best]


def test_the_detector_is_small() -> None:
    """Targets, network, loss, training and suppression: what the page shows of them."""
    page = (ROOT / "book" / "09-advanced-vision" / "01-detection.md").read_text(encoding="utf-8")
    cells = re.findall(r"^```\{code-cell\}[^\n]*\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    parts = ("def encode", "def decode", "def block", "def loss_of", "def train_net", "def nms")
    lines = [
        line
        for cell in cells
        if any(part in cell for part in parts)
        for line in cell.splitlines()
        if line.strip() and not line.startswith(":")
    ]
    assert len(lines) <= 150
