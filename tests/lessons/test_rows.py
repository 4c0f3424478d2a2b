"""Dots in rows: a dot a seed, a stop a group, the first row on top."""

import numpy as np
import plotly.graph_objects as go
import pytest

from lessons.plots.rows import Groups, add_columns, add_rows, row_names

GROUPS: Groups = {
    "검증": ("제목", {"밀집": np.array([1.0, 1.1]), "GRU": np.array([1.2, 1.3])}),
    "테스트": ("다른 제목", {"밀집": np.array([2.0, 2.1]), "GRU": np.array([2.2, 2.3])}),
}


def test_a_stop_a_group_and_a_trace_a_row() -> None:
    figure = go.Figure()
    stops = add_rows(figure, GROUPS)
    assert [(stop.label, stop.title, list(stop.traces)) for stop in stops] == [
        ("검증", "제목", [0, 1]),
        ("테스트", "다른 제목", [2, 3]),
    ]
    assert list(figure.data[3].x) == [2.2, 2.3]
    assert list(figure.data[3].y) == ["GRU", "GRU"]
    bottom, top = figure.layout.yaxis.range
    assert bottom > top  # the first row is on top


def test_equal_dots_stand_apart_and_keep_their_rows_name() -> None:
    figure = go.Figure()
    add_rows(figure, {"": ("", {"RNN": np.ones(3), "LSTM": np.ones(3)})}, apart=0.2)
    assert figure.data[1].name == "LSTM"
    assert list(figure.data[1].y) == pytest.approx([0.8, 1.0, 1.2])
    assert list(figure.layout.yaxis.ticktext) == ["RNN", "LSTM"]


def test_columns_run_through_all_rows() -> None:
    figure = go.Figure()
    add_rows(figure, GROUPS)
    assert add_columns(figure, {"선형": 1.61}, row_names(GROUPS)) == range(4, 5)
    assert list(figure.data[4].y) == ["밀집", "GRU"]
