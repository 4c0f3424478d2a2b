"""A figure's file, its words and its table say what the figure shows."""

import base64
import json

import numpy as np
import pytest

from companion.figures.describe import describe
from companion.figures.model import Figure
from companion.figures.table import short_table, whole_table
from companion.figures.values import shown


def figure(*data: dict, **layout: object) -> Figure:
    return Figure.of_output({"data": list(data), "layout": {"template": {"a": 1}, **layout}})


def packed(values: list[float]) -> dict:
    array = np.array(values)
    return {"dtype": "f8", "bdata": base64.b64encode(array.tobytes()).decode()}


LINE = {"type": "scatter", "mode": "lines", "name": "훈련", "x": [1, 2, 3], "y": [0.9, 0.5, 0.25]}
OTHER = {
    "type": "scatter",
    "mode": "lines",
    "name": "검증",
    "x": [1, 2, 3],
    "y": packed([1, 0.6, 0.5]),
}
AXES = {
    "xaxis": {"title": {"text": "에포크"}},
    "yaxis": {"title": "손실", "type": "log", "range": [-1, 0]},
}


def test_a_figures_file_is_short_and_its_name_follows_what_is_seen() -> None:
    first = figure({"y": [0.1234567891, 2.0], "type": "bar"}, title={"text": "위<br>아래"})
    assert first.json == (
        '{"data":[{"type":"bar","y":[0.123457,2]}],"frames":[],"layout":{"title":{"text":"위<br>아래"}}}'
    )
    assert first.title == "위 아래"
    unseen = figure({"type": "bar", "y": [0.12345679, 2]}, title={"text": "위<br>아래"})
    assert unseen.digest == first.digest, "the seventh digit, the order of keys, the template"
    assert figure({"type": "bar", "y": [0.2, 2]}, title="위").digest != first.digest


def test_a_figure_is_read_from_text_too() -> None:
    assert Figure.of_output(json.dumps({"data": [LINE]})).json == figure(LINE).json


def test_words_name_axes_with_ranges_what_is_drawn_and_what_can_be_changed() -> None:
    steps = [{"label": f"{rate}"} for rate in (0.1, 0.2)]
    slider = {"steps": steps, "active": 1, "currentvalue": {"prefix": "학습률 = "}}
    hidden = {**LINE, "name": "숨은 것", "visible": False}
    assert describe(figure(LINE, OTHER, hidden, **AXES, sliders=[slider])) == (
        "가로축: 에포크, 1에서 3까지. 세로축: 손실, 0.1에서 1까지, 로그 눈금."
        " 그린 것: 훈련, 점 3개를 이은 선; 검증, 점 3개를 이은 선."
        " 바꿀 수 있는 것: 슬라이더(학습률), 0.1, 0.2. 처음: 0.2."
    )


def test_words_tell_cells_of_a_heat_map_and_names_on_an_axis() -> None:
    cells = {"type": "heatmap", "z": [[1, 2], [3, -4]], "x": ["가", "나"]}
    assert describe(figure(cells)) == (
        "가로축: 가, 나. 세로축: 0에서 1까지. 칸: 2행 2열, 값은 −4에서 3까지."
    )


def test_series_that_share_an_axis_stand_side_by_side() -> None:
    table = whole_table(figure(LINE, OTHER, **AXES))
    assert table and table.head == ["에포크", "훈련", "검증"]
    assert table.rows == [["1", "0.9", "1"], ["2", "0.5", "0.6"], ["3", "0.25", "0.5"]]
    assert '<th scope="row">1</th><td>0.9</td>' in table.html("값")


def test_bars_that_lie_are_read_by_their_names() -> None:
    bars = {"type": "bar", "orientation": "h", "x": [3, 1], "y": ["가", "나"]}
    table = whole_table(figure(bars, xaxis={"title": "몫"}))
    assert table and (table.head, table.rows) == (["이름", "몫"], [["가", "3"], ["나", "1"]])


def test_clouds_are_told_in_short() -> None:
    cloud = {"mode": "markers", "name": "무리", "x": [0.0] * 300 + [2.0], "y": list(range(301))}
    assert whole_table(figure(cloud)) is None
    table = short_table(figure(cloud))
    assert table and table.rows == [["무리", "301", "0", "0", "2", "0", "150", "300"]]


def test_a_large_heat_map_has_no_table() -> None:
    cells = {"type": "heatmap", "z": [[0.0] * 40] * 40}
    assert whole_table(figure(cells)) is None and short_table(figure(cells)) is None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1958, "1958"),
        (-0.5, "−0.5"),
        (1 / 3, "0.3333"),
        (1e-9, "1e−09"),
        (None, ""),
        ("가<br>나", "가 나"),
    ],
)
def test_numbers_are_told_in_four_digits(value: float | str | None, text: str) -> None:
    assert shown(value) == text
