"""The libraries that section 9.1's detection is held against: ONNX Runtime and pycocotools."""

import contextlib
import io
from collections.abc import Sequence
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from onnx import TensorProto, helper
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

Numbers = NDArray[Any]
Found = tuple[Numbers, Numbers, Numbers]
Truth = tuple[Numbers, Numbers]


def onnx_nms(boxes: Numbers, scores: Numbers, most: float) -> list[int]:
    """Return what ONNX Runtime's operator NonMaxSuppression keeps, best first.

    Args:
        boxes: (n, 4): x0, y0, x1, y1; the operator takes any two opposite corners.
        scores: (n,).
        most: a box goes if its IoU with a kept one is greater than this.
    """
    names = ("boxes", "scores", "count", "most")
    kinds = (TensorProto.FLOAT, TensorProto.FLOAT, TensorProto.INT64, TensorProto.FLOAT)
    shapes: Sequence[Sequence[str | int | None]] = ([1, None, 4], [1, 1, None], [1], [1])
    graph = helper.make_graph(
        [helper.make_node("NonMaxSuppression", list(names), ["kept"])], "nms",
        [helper.make_tensor_value_info(*one) for one in zip(names, kinds, shapes, strict=True)],
        [helper.make_tensor_value_info("kept", TensorProto.INT64, [None, 3])],
    )  # fmt: skip
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 11)])
    model.ir_version = 8
    session = onnxruntime.InferenceSession(
        model.SerializeToString(), providers=["CPUExecutionProvider"]
    )
    feed = {
        "boxes": np.asarray(boxes, np.float32)[None],
        "scores": np.asarray(scores, np.float32)[None, None],
        "count": np.array([len(boxes)], np.int64),
        "most": np.array([most], np.float32),
    }
    kept = np.asarray(session.run(None, feed)[0])
    return [int(number) for number in kept[:, 2]]


def coco_ap(
    found: Sequence[Found],
    truth: Sequence[Truth],
    thresholds: Sequence[float],
    classes: int,
    *,
    first_id: int = 1,
) -> Numbers:
    """Return the average precision that pycocotools' COCOeval gives, (thresholds, classes).

    Args:
        found: an image's boxes (n, 4), scores (n,), classes (n,).
        truth: an image's boxes (k, 4) and classes (k,).
        thresholds: of the IoU from which a box counts as right.
        classes: how many there are.
        first_id: the number of the first annotation; the library needs 1.
    """
    with contextlib.redirect_stdout(io.StringIO()):
        coco = COCO()
        coco.dataset = {
            "images": [{"id": n} for n in range(len(truth))],
            "categories": [{"id": c} for c in range(classes)],
            "annotations": [
                {"id": first_id + k, "iscrowd": 0, "area": one["bbox"][2] * one["bbox"][3], **one}
                for k, one in enumerate(_rows(truth))
            ],
        }
        coco.createIndex()
        scores = [float(score) for _, every, _ in found for score in every]
        rows = [
            {"score": score, **one}
            for score, one in zip(scores, _rows([(b, c) for b, _, c in found]), strict=True)
        ]
        run = COCOeval(coco, coco.loadRes(rows), "bbox")
        run.params.iouThrs = np.asarray(thresholds)
        run.params.areaRng, run.params.areaRngLbl = [[0, 1e10]], ["all"]
        run.params.maxDets = [100]
        run.evaluate()
        run.accumulate()
    return np.asarray(run.eval["precision"])[:, :, :, 0, 0].mean(axis=1)


def _rows(images: Sequence[Truth]) -> list[dict[str, Any]]:
    """Return every box as the library wants it: x, y, width, height."""
    return [
        {
            "image_id": n, "category_id": int(kind),
            "bbox": [float(x0), float(y0), float(x1) - float(x0), float(y1) - float(y0)],
        }
        for n, (boxes, kinds) in enumerate(images)
        for (x0, y0, x1, y1), kind in zip(boxes, kinds, strict=True)
    ]  # fmt: skip
