"""Who still waits on a day, asked of the ten people on days before the survey day too."""

from datetime import date
from pathlib import Path

import pytest

from sendrules.scorecard.card import scorecard
from sendrules.sen2.items import Form
from sendrules.testing.returns.write import write
from ten_people import ten_people


@pytest.mark.parametrize(
    ("as_of", "waits"),
    [
        # 1, 4, 5 and 6 wait for the decision, 3 for the plan
        (date(2025, 2, 20), (5, 4, 1, 1)),
        # 5 was refused on 3 March; 1 was decided on 21 February and waits for the plan, as does 3
        (date(2025, 3, 3), (4, 2, 2, 1)),
        # only the second request of 5 is open, for 158 days
        (date(2026, 1, 15), (1, 0, 1, 1)),
        # on the 140th day it is not over 20 weeks, on the next it is
        (date(2025, 12, 28), (1, 0, 1, 0)),
        (date(2025, 12, 29), (1, 0, 1, 1)),
    ],
)
def test_what_was_decided_later_was_open_then(as_of: date, waits: tuple[int, ...], tmp_path: Path) -> None:
    card = scorecard(write(ten_people(), Form.XML, tmp_path / "a.xml"), as_of=as_of)
    ids = ("open", "waits-for-a-decision", "waits-for-a-plan", "open-over-20-weeks")
    assert tuple(card[id].value for id in ids) == waits


def test_of_months_after_the_day_nothing_is_said(tmp_path: Path) -> None:
    card = scorecard(write(ten_people(), Form.XML, tmp_path / "a.xml"), as_of=date(2025, 6, 30))
    by_month = next(one for one in card.breakdowns if one.id == "requests-by-month")
    assert list(by_month.counts) == [f"2025-{month:02}" for month in range(1, 7)]
