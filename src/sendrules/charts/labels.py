"""The names at the ends of lines, pushed apart where they would cover each other."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt

from sendrules.charts.frame import HEIGHT, LINE, SMALL, WIDTH, rows
from sendrules.charts.looks import Look
from sendrules.values import value

DASHES: tuple[tuple[int, ...], ...] = ((1, 0), (7, 3), (2, 3), (10, 3, 2, 3), (14, 4), (4, 2, 1, 2))
"""How each line in turn is dashed, so that greyscale tells them apart."""
_SAMPLE = 22


@value
class EndLabel:
    """What stands at the end of a line.

    Attributes:
        at: how far below the upper edge of the plot the line ends, in pixels.
        text: the words.
        colour: the colour of the line.
        dash: its dashes.
        width: how wide the line is.
    """

    at: float
    text: str
    colour: str
    dash: tuple[int, ...]
    width: float


def apart(places: Sequence[float], least: float, most: float) -> list[float]:
    """Push places apart until none is nearer to its neighbour than ``least``, and none below ``most``.

    Args:
        places: where each would stand, from the top down.
        least: the least distance.
        most: the lowest place.

    >>> apart([10, 12, 200, 200], 15, 200)
    [10, 25, 185, 200]
    """
    found: list[float] = []
    for place in places:
        found.append(max(place, found[-1] + least) if found else place)
    lowest = most
    for n in range(len(found) - 1, -1, -1):
        found[n] = min(found[n], lowest)
        lowest = found[n] - least
    return found


def end_labels(labels: Sequence[EndLabel], look: Look) -> list[alt.Chart]:
    """Draw the names at the ends of lines, each after a sample of its line.

    Args:
        labels: the names.
        look: the colours.
    """
    ordered = sorted(labels, key=lambda label: label.at)
    layers = []
    for label, at in zip(ordered, apart([label.at for label in ordered], LINE, HEIGHT), strict=True):
        sample = alt.Chart(rows({})).mark_rule(color=label.colour, strokeDash=list(label.dash), strokeWidth=label.width)
        begin = WIDTH + 6
        layers.append(sample.encode(x=alt.value(begin), x2=alt.value(begin + _SAMPLE), y=alt.value(at)))
        text = alt.Chart(rows({"t": label.text})).mark_text(
            align="left", baseline="middle", color=look.ink, fontSize=SMALL
        )
        place = {"x": alt.value(begin + _SAMPLE + 5), "y": alt.value(at)}
        layers.append(text.encode(**place, text=alt.Text("t", type="nominal")))
    return layers
