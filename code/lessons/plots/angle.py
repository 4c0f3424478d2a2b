"""How much one coordinate tells apart at each angle of the axes."""

from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lessons.plots.layout import BLUE, phone_layout


def angle_curve(degrees: NDArray[Any], scores: NDArray[Any]) -> go.Figure:
    """Draw the share told apart at each angle; the title names the angles with the best share.

    Args:
        degrees: (n,) the angles, ascending.
        scores: (n,) the share told apart at each, 0 to 1.
    """
    best = degrees[scores == scores.max()]
    figure = go.Figure(
        go.Scatter(x=degrees, y=scores, line={"color": BLUE, "width": 3}, showlegend=False)
    )
    title = f"{np.min(best)}°에서 {np.max(best)}°까지<br>한 좌표로 {scores.max():.0%}가 갈린다"
    return phone_layout(figure, title, x="축을 돌린 각도(도)", y="맞힌 비율", height=380)
