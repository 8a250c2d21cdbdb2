"""What cannot be drawn is refused with its place and its fix."""

from datetime import date

import pytest

from sendrules.charts import Bar, Cleared, Point, Series, bar_chart, burn_down, line_chart
from sendrules.errors import InputError

DEC, JAN = date(2026, 12, 1), date(2027, 1, 1)
NAN = float("nan")


@pytest.mark.parametrize(
    ("series", "said"),
    [
        ([], "series: there is nothing to draw."),
        ([Series("a", ())], "series.0: it has no point."),
        ([Series("a", (Point(DEC, 1),)), Series("a", (Point(DEC, 1),))], "two series have the same name."),
        ([Series(str(n), (Point(DEC, n),)) for n in range(7)], "there are 7 series, and 6 can be told apart"),
        ([Series("a", (Point(JAN, 1), Point(DEC, 1)))], "series.0: its days are not in order"),
        ([Series("a", (Point(DEC, 1), Point(DEC, 1)))], "or one stands twice"),
        ([Series("a", (Point(DEC, NAN),))], "series.0.points.0: a number is not finite."),
        ([Series("a", (Point(DEC, 1, low=0),))], "its range has one end only."),
        ([Series("a", (Point(DEC, 1, 3, 2),))], "its low end, 3, is above its high end, 2."),
    ],
)
def test_lines(series, said):
    with pytest.raises(InputError) as caught:
        line_chart(series, title="t", unit="cases")
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("bars", "said"),
    [
        ([], "bars: there is nothing to draw."),
        ([Bar("a", 1), Bar("a", 2)], "two bars have the same name."),
        ([Bar("a", float("inf"))], "bars.0: a number is not finite."),
        ([Bar("a", 1, 2, 1)], "bars.0: its low end, 2, is above"),
    ],
)
def test_bars(bars, said):
    with pytest.raises(InputError) as caught:
        bar_chart(bars, title="t", unit="cases")
    assert said in str(caught.value)


def test_the_days_of_a_burn_down_are_in_order():
    waiting = Series("waiting", (Point(DEC, 1),))
    with pytest.raises(InputError, match="not in order"):
        burn_down(waiting, Cleared(JAN, DEC, None), title="t")
    with pytest.raises(InputError, match="not in order"):
        burn_down(waiting, Cleared(None, DEC, None), title="t")
