"""Section 4.3: where the file's first rows lie, and what its figures show and say."""

import csv
import os

import numpy as np
import pytest

from lessons.data import source
from lessons.data.housing import FILE, SOURCE
from lessons.plots.housing import bin_slider, fold_slider, map_slider, table_slider

BOX = (-122.34, -122.06, 37.69, 37.90)
"""The square of exercise 3: west, east, south, north."""

PLACE = np.array([[-122.0, 37.0], [-118.0, 34.0], [-120.0, 36.0], [-121.0, 38.0]])


@pytest.mark.skipif(
    not os.environ.get(source.FOLDER), reason="LESSONS_DATA names no folder of real data"
)
def test_the_files_first_600_rows_lie_in_one_square_and_fill_it() -> None:
    _, content = source.find(SOURCE, FILE)
    rows = list(csv.DictReader(content.decode("ascii").splitlines()))[:600]
    east, north = (
        np.array([float(row[name]) for row in rows]) for name in ("longitude", "latitude")
    )
    assert (east.min(), east.max(), north.min(), north.max()) == BOX
    # A degree of longitude is 88 km there, one of latitude 111.
    assert max((BOX[1] - BOX[0]) * 88, (BOX[3] - BOX[2]) * 111) < 30


def test_a_slider_of_folds_sets_the_held_out_apart() -> None:
    figure = fold_slider(PLACE, [np.array([0]), np.array([1, 2])], ["하나", "둘"], prefix="폴드 ")
    assert [len(trace.x) for trace in figure.data] == [3, 1, 2, 2]
    assert [step.label for step in figure.layout.sliders[0].steps] == ["1", "2"]
    assert [trace.visible for trace in figure.data] == [True, True, False, False]


def test_a_signed_map_has_nothing_in_the_middle_of_its_colours() -> None:
    values = np.array([-10.0, 2.0, 3.0, 40.0])
    figure = map_slider(PLACE, {"오차": ("제목", values)}, prefix="", signed=True)
    marker = figure.data[0].marker
    assert marker.cmin == -marker.cmax
    assert figure.layout.title.text == "제목"


def test_a_table_turned_shows_the_means_of_its_rows() -> None:
    scores = np.array([[1.0, 3.0], [5.0, 7.0], [9.0, 11.0]])
    figure = table_slider({"줄": ("가", scores), "칸": ("나", scores.T)}, prefix="", x="점수")
    means = [trace.x[0] for trace in figure.data if len(trace.x) == 1]
    assert means == [2, 6, 10, 5, 7]


def test_errors_are_averaged_in_ten_parts_of_the_order() -> None:
    order = np.arange(100.0)[::-1]
    figure = bin_slider({"순서": ("가", order, order - 45)}, prefix="", x="값")
    assert list(figure.data[0].x) == [4.5 + 10 * part for part in range(10)]
    assert figure.data[0].y[0] == -40.5
