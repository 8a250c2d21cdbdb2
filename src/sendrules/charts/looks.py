"""The colours of a chart: on a light and on a dark background, each with contrast enough (WCAG 2.2, AA)."""

from __future__ import annotations

from sendrules.values import value

TEXT_CONTRAST = 4.5
"""The least contrast of text: WCAG 2.2, success criterion 1.4.3."""
SHAPE_CONTRAST = 3.0
"""The least contrast of what has to be seen to understand a picture: WCAG 2.2, success criterion 1.4.11."""
_LINEAR_BELOW = 0.04045


@value
class Look:
    """The colours of a chart.

    Lines differ by their dashes and by the names at their ends, so that nothing is told by colour alone.

    Attributes:
        name: what it is called.
        background: behind everything.
        ink: text, and lines that have to be seen.
        quiet: text of less weight.
        grid: the lines of the grid, which only guide the eye.
        series: the colour of each line, in turn.
        bar: the colour of a bar, on which a range in ink is seen too.
    """

    name: str
    background: str
    ink: str
    quiet: str
    grid: str
    series: tuple[str, ...]
    bar: str


LIGHT = Look(
    "light",
    "#ffffff",
    "#1b1b1b",
    "#505a5f",
    "#dfe3e6",
    ("#12436d", "#b45309", "#0b7a75", "#801650", "#505a5f", "#7a5ab5"),
    "#5b8db8",
)
"""Dark on white: for paper and for most pages."""
DARK = Look(
    "dark",
    "#12161b",
    "#f3f2f1",
    "#b8c0c8",
    "#333b44",
    ("#8ecbff", "#ffb454", "#5ad1c4", "#ff9ecb", "#b8c0c8", "#e9c3ff"),
    "#3f75a8",
)
"""Light on near black: for a page on a dark background."""


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours as WCAG 2.2 defines it, from 1 to 21.

    Args:
        one: a colour such as ``#12436d``.
        other: the other.

    >>> round(contrast("#000000", "#ffffff"), 1)
    21.0
    """
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[n : n + 2], 16) / 255) for n in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= _LINEAR_BELOW else float(((part + 0.055) / 1.055) ** 2.4)
