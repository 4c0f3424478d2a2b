"""Figures of text as data: a grid of syllables, a cut in bytes, growing vocabularies."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import BLUE, COLOURS, GREEN, GREY, ORANGE, RED, SKY, frames, phone_layout

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = ("없음", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")


def syllable_grid(
    counts: NDArray[np.int64], titles: Sequence[str], *, active: int = 0
) -> go.Figure:
    """Draw syllables by first consonant and vowel; a slider chooses the final consonant.

    Args:
        counts: (19, 21, 28) how often each syllable occurs.
        titles: what is seen at each of the 28 stops, as computed.
        active: the final that is seen first.
    """
    top = float(np.log10(counts.max() + 1))

    def draw(final: int) -> tuple[str, list[Any]]:
        seen = counts[:, :, final]
        words = [
            [chr(0xAC00 + (i * 21 + v) * 28 + final) if seen[i, v] else "" for v in range(21)]
            for i in range(19)
        ]
        heat = go.Heatmap(
            z=np.log10(seen + 1).round(2), x=list(VOWELS), y=list(INITIALS), text=words,
            texttemplate="%{text}", zmin=0, zmax=top, showscale=False, xgap=1, ygap=1,
            colorscale=[[0, "#F2F2F2"], [0.001, "#D5E8F5"], [1, "#F5B041"]],
            textfont={"size": 11, "color": "#222222"}, customdata=seen,
            hovertemplate="초성 %{y}, 중성 %{x}: %{text} %{customdata}번<extra></extra>",
        )  # fmt: skip
        return titles[final], [heat]

    figure = go.Figure()
    phone_layout(figure, titles[active], height=610)
    frames(figure, range(28), draw, prefix="종성 ", label=lambda f: FINALS[f], active=active)
    figure.update_xaxes(tickangle=0, tickfont={"size": 10}, dtick=1, fixedrange=True)
    figure.update_yaxes(autorange="reversed", tickfont={"size": 11}, dtick=1, fixedrange=True)
    return figure.update_layout(margin={"l": 28, "r": 6, "t": 78, "b": 95})


def cut_figure(text: str, shown: Callable[[bytes], str], titles: Sequence[str]) -> go.Figure:
    """Draw the bytes of a text, the first n of them filled; a slider moves n.

    Args:
        text: at most about thirty bytes.
        shown: what a decoder makes of the first bytes.
        titles: for n = 0, 1, …, what is seen there, as computed.
    """
    data = text.encode()
    places = [(n % 10, -(n // 10)) for n in range(len(data))]
    x, y = zip(*places, strict=True)

    def draw(cut: int) -> tuple[str, list[go.Scatter]]:
        fill = [BLUE if n < cut else GREY for n in range(len(data))]
        boxes = go.Scatter(
            x=x, y=y, mode="markers+text", text=[f"{byte:02X}" for byte in data],
            marker={"symbol": "square", "size": 27, "color": fill},
            textfont={"size": 12, "color": "#ffffff"}, showlegend=False, hoverinfo="text",
        )  # fmt: skip
        words = go.Scatter(
            x=[4.5], y=[min(y) - 1.1], mode="text", text=[f"「{shown(data[:cut])}」"],
            textfont={"size": 19}, showlegend=False, hoverinfo="skip",
        )  # fmt: skip
        return titles[cut], [boxes, words]

    figure = go.Figure()
    phone_layout(figure, titles[0], height=370)
    frames(figure, range(len(data) + 1), draw, prefix="읽은 바이트 ", active=len(data) - 2)
    figure.update_xaxes(visible=False, range=[-0.7, 9.7], fixedrange=True)
    figure.update_yaxes(visible=False, range=[min(y) - 1.7, 0.6], fixedrange=True)
    return figure.update_layout(margin={"l": 8, "r": 8, "t": 75, "b": 95})


def ladder_figure(
    curves: Mapping[str, Mapping[str, NDArray[Any]]], titles: Mapping[str, str]
) -> go.Figure:
    """Draw bits against the number of symbols seen, a line a unit; a slider chooses the yardstick.

    Args:
        curves: by yardstick, by unit, (orders,) mean bits.
        titles: by yardstick, what is seen there, as computed.
    """

    def draw(yardstick: str) -> tuple[str, list[go.Scatter]]:
        lines = [
            go.Scatter(
                x=np.arange(len(values)), y=values.round(3), name=unit, mode="lines+markers",
                line={"color": colour, "dash": dash, "width": 2.5}, marker={"symbol": mark},
            )
            for (unit, values), colour, dash, mark in zip(
                curves[yardstick].items(), (BLUE, ORANGE, GREEN), ("solid", "dash", "dot"),
                ("circle", "square", "diamond"), strict=True,
            )
        ]  # fmt: skip
        return titles[yardstick], lines

    figure = go.Figure()
    names = list(curves)
    phone_layout(figure, titles[names[0]], x="보고 맞히는 앞 기호의 수", y="비트", height=460)
    frames(figure, names, draw, prefix="견주는 단위: ")
    figure.update_layout(
        legend={"y": 1.02, "yanchor": "bottom"}, sliders=[{"pad": {"t": 62}}],
        margin={"b": 120, "t": 108},
    )  # fmt: skip
    return figure


def guesses_figure(
    guesses: Mapping[str, Sequence[tuple[str, float]]], titles: Mapping[str, str]
) -> go.Figure:
    """Draw the likeliest next syllables as bars; a slider chooses how much has been seen."""

    def draw(context: str) -> tuple[str, list[go.Bar]]:
        names, values = zip(*reversed(guesses[context]), strict=True)
        bars = go.Bar(
            x=np.round(values, 4), y=[f"「{name}」" for name in names], orientation="h",
            marker={"color": SKY}, showlegend=False,
        )  # fmt: skip
        return titles[context], [bars]

    figure = go.Figure()
    names = list(guesses)
    phone_layout(figure, titles[names[0]], x="다음 글자일 확률", height=430)
    frames(figure, names, draw, prefix="본 것: ", label=lambda c: f"「{c}」", active=1)
    figure.update_xaxes(range=[0, 1], tickformat=".0%")
    figure.update_layout(sliders=[{"pad": {"t": 62}}], margin={"l": 62, "t": 80, "b": 120})
    return figure


def growth_figure(
    seen: Mapping[str, tuple[NDArray[Any], NDArray[Any]]],
    fitted: Mapping[str, NDArray[Any]],
    halfway: Mapping[str, float],
    titles: Mapping[str, str],
) -> go.Figure:
    """Draw how many kinds of token there are after n tokens; a slider chooses the unit.

    Args:
        seen: by unit, (points,) tokens read and (points,) kinds seen so far.
        fitted: by unit, (points,) kinds by the law fitted to the first half.
        halfway: by unit, where the first half ends.
        titles: by unit, what is seen there, as computed.
    """

    def draw(unit: str) -> tuple[str, list[go.Scatter]]:
        n, kinds = seen[unit]
        return titles[unit], [
            go.Scatter(x=n, y=kinds, mode="markers", name="센 것", marker={"color": BLUE}),
            go.Scatter(
                x=n, y=fitted[unit].round(1), mode="lines", name="맞춘 법칙",
                line={"color": RED, "dash": "dash"},
            ),
            go.Scatter(
                x=[halfway[unit]] * 2, y=[1, kinds.max()], mode="lines", name="여기까지 봄",
                line={"color": GREY, "dash": "dot"},
            ),
        ]  # fmt: skip

    figure = go.Figure()
    names = list(seen)
    phone_layout(
        figure, titles[names[0]], x="읽은 토큰(로그 눈금)", y="가짓수(로그 눈금)", height=470
    )
    frames(figure, names, draw, prefix="단위 ")
    figure.update_xaxes(type="log")
    figure.update_yaxes(type="log")
    figure.update_layout(
        legend={"y": 1.02, "yanchor": "bottom"}, sliders=[{"pad": {"t": 62}}],
        margin={"b": 120, "t": 108},
    )  # fmt: skip
    return figure


def rank_figure(counts: Mapping[str, NDArray[Any]], titles: Mapping[str, str]) -> go.Figure:
    """Draw how often the r-th most frequent token occurs; a slider chooses the unit."""

    def draw(unit: str) -> tuple[str, list[go.Scatter]]:
        ordered = np.sort(counts[unit])[::-1]
        ranks = np.unique(np.geomspace(1, len(ordered), 60).astype(int))
        return titles[unit], [
            go.Scatter(
                x=ranks, y=ordered[ranks - 1], mode="lines+markers", name="센 것",
                line={"color": BLUE}, showlegend=False,
            ),
        ]  # fmt: skip

    figure = go.Figure()
    names = list(counts)
    phone_layout(
        figure, titles[names[0]], x="빈도의 순위(로그 눈금)", y="나온 횟수(로그 눈금)", height=470
    )
    frames(figure, names, draw, prefix="단위 ")
    figure.update_xaxes(type="log", range=[-0.1, 5])
    figure.update_yaxes(type="log", range=[-0.1, 5])
    return figure.update_layout(sliders=[{"pad": {"t": 62}}], margin={"t": 80, "b": 120})


def unknown_figure(
    shares: Mapping[str, NDArray[Any]], sizes: Sequence[int], titles: Sequence[str]
) -> go.Figure:
    """Draw the share of unknown tokens by unit as bars; a slider moves the vocabulary's size."""

    def draw(place: int) -> tuple[str, list[go.Bar]]:
        values = [float(values[place]) for values in shares.values()]
        bars = go.Bar(
            x=list(shares), y=np.round(values, 5), text=[f"{value:.1%}" for value in values],
            textposition="outside", marker={"color": list(COLOURS[: len(shares)])},
            showlegend=False, cliponaxis=False,
        )  # fmt: skip
        return titles[place], [bars]

    figure = go.Figure()
    phone_layout(figure, titles[0], y="모르는 토큰", height=430)
    frames(
        figure, range(len(sizes)), draw, prefix="어휘 사전의 크기 ",
        label=lambda place: f"{sizes[place]:,}", active=2,
    )  # fmt: skip
    figure.update_yaxes(range=[0, 1.05], tickformat=".0%")
    return figure.update_layout(margin={"t": 80, "b": 100})
