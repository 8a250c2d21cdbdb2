"""The days that the start states of itself, on columns."""

from datetime import date

import pytest

from sendrules.law.conditions.own_dates import (
    AwareInTime,
    ClosingDayStated,
    NoticeSent,
    OnDay,
    ReviewDayStated,
    Since,
)
from tried_rows import Row, check, e


def test_a_closing_day_is_stated() -> None:
    check(
        ClosingDayStated(),
        [Row("stated", [e("draft-plan", 1, closes=20)], True), Row("not stated", [e("draft-plan", 1)], False)],
    )


def test_a_review_day_is_stated() -> None:
    check(
        ReviewDayStated(),
        [Row("stated", [e("final-plan", 1, review_by=200)], True), Row("not stated", [e("final-plan", 1)], False)],
    )


@pytest.mark.parametrize("other", [True, False])
def test_on_a_day_or_on_any_other(other: bool) -> None:
    check(
        OnDay(date(2025, 9, 1), not_on=other),
        [
            Row("on the day", [e("phase-transfer", date(2025, 9, 1))], not other),
            Row("the day before", [e("phase-transfer", date(2025, 8, 31))], other),
            Row("the day after", [e("phase-transfer", date(2025, 9, 2))], other),
        ],
    )


@pytest.mark.parametrize("earlier", [True, False])
def test_since_a_day_or_before_it(earlier: bool) -> None:
    check(
        Since(date(2025, 9, 1), earlier=earlier),
        [
            Row("on the day", [e("statement", date(2025, 9, 1))], not earlier),
            Row("the day after", [e("statement", date(2025, 9, 2))], not earlier),
            Row("the day before", [e("statement", date(2025, 8, 31))], earlier),
        ],
    )


@pytest.mark.parametrize("field", ["aware", "commissioner_aware"])
@pytest.mark.parametrize("in_time", [True, False])
def test_aware_in_time(field: str, in_time: bool) -> None:
    """Fifteen working days before Monday 1 September 2025 is 8 August: 25 August is a bank holiday."""
    on = date(2025, 9, 1)
    check(
        AwareInTime(field, in_time=in_time),
        [
            Row("on the fifteenth day", [e("moved", on, **{field: date(2025, 8, 8)})], in_time),
            Row("long before", [e("moved", on, **{field: date(2025, 6, 1)})], in_time),
            Row("a day too late", [e("moved", on, **{field: date(2025, 8, 9)})], not in_time),
            Row("not recorded", [e("moved", on)], None),
            Row("the other body", [e("moved", on, **{"awarecommissioner_aware".replace(field, "", 1): 5})], None),
            Row("on the day of the question", [e("moved", on, **{field: date(2025, 9, 5)})], not in_time),
            Row("after the day of the question", [e("moved", on, **{field: date(2025, 9, 6)})], None),
        ],
        as_of=date(2025, 9, 5),
    )


def test_aware_before_the_calendar_begins() -> None:
    """Nobody can count working days that the calendar does not know."""
    check(
        AwareInTime("aware", in_time=True),
        [Row("in 1994", [e("moved", date(1994, 5, 2), aware=date(1990, 1, 1))], None)],
    )


DAY = date(2015, 9, 1)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (NoticeSent(DAY, earlier=True), (True, False, False, False, None, True, None)),
        (NoticeSent(DAY, earlier=False), (False, True, True, True, None, False, None)),
        (NoticeSent(DAY, earlier=True, stated=True), (True, False, False, False, None, None, None)),
    ],
)
def test_a_notice_was_sent(condition: NoticeSent, expected: tuple[bool | None, ...]) -> None:
    starts = {
        "sent before": e("transfer-review", date(2015, 9, 20), sent=date(2015, 8, 31)),
        "sent on the day": e("transfer-review", date(2015, 9, 20), sent=DAY),
        "sent later": e("transfer-review", date(2015, 9, 20), sent=date(2015, 9, 2)),
        "begun before it was sent": e("transfer-review", date(2015, 8, 31), sent=date(2015, 9, 2)),
        "not said, begun later": e("transfer-review", date(2015, 9, 2)),
        "not said, begun before": e("transfer-review", date(2015, 8, 31)),
        "not said, begun on the day": e("transfer-review", DAY),
    }
    check(condition, [Row(n, [s], holds) for (n, s), holds in zip(starts.items(), expected, strict=True)])


def test_what_is_stated_counts_before_the_day_of_the_review() -> None:
    start = [e("transfer-review", date(2015, 8, 31), sent=date(2015, 8, 1))]
    check(NoticeSent(date(2015, 8, 15), earlier=True), [Row("sent", start, True)])
