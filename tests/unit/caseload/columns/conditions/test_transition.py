"""Transfers and school years of the Transitional Order, on columns."""

from datetime import date

from sendrules.law.conditions.transition import MovesOnIn2016Or2017, Post16TransferIn2015
from tried_rows import Row, check, e

STATEMENT = e("statement", date(2014, 10, 1))


def test_a_post_16_transfer_in_2015() -> None:
    def row(what: str, holds: bool | None, *days: tuple[date, str | None], since: date = date(2014, 10, 1)) -> Row:
        return Row(what, [e("statement", since), *(e("phase-transfer", day, to=to) for day, to in days)], holds)

    post_16 = "post-16-institution"
    check(
        Post16TransferIn2015(),
        [
            row("none", False),
            row("on the first day", True, (date(2015, 1, 1), post_16)),
            row("on the last day", True, (date(2015, 12, 31), post_16)),
            row("the day before", False, (date(2014, 12, 31), post_16)),
            row("the day after", False, (date(2016, 1, 1), post_16)),
            row("to a school", False, (date(2015, 9, 1), "school")),
            row("to a later role of the list", False, (date(2015, 9, 1), "other")),
            row("not recorded", None, (date(2015, 9, 1), None)),
            row("one of two is not recorded", None, (date(2015, 1, 1), post_16), (date(2015, 9, 1), None)),
            row("one of two", True, (date(2015, 1, 1), post_16), (date(2015, 9, 1), "school")),
            row("not recorded, of another year", False, (date(2016, 9, 1), None)),
            row("on the day of the statement", True, (date(2015, 2, 1), post_16), since=date(2015, 2, 1)),
            row("before the statement", False, (date(2015, 1, 31), post_16), since=date(2015, 2, 1)),
        ],
    )


def test_moving_on_in_2016_or_2017() -> None:
    check(
        MovesOnIn2016Or2017(),
        [
            Row("nothing", [STATEMENT], False),
            Row("a transfer in 2016", [STATEMENT, e("phase-transfer", date(2016, 1, 1), to="school")], True),
            Row("a transfer in 2017", [STATEMENT, e("phase-transfer", date(2017, 12, 31), to="school")], True),
            Row("a transfer in 2015", [STATEMENT, e("phase-transfer", date(2015, 12, 31), to="school")], False),
            Row("a transfer in 2018", [STATEMENT, e("phase-transfer", date(2018, 1, 1), to="school")], False),
            Row("not recorded where to", [STATEMENT, e("phase-transfer", date(2016, 9, 1))], None),
            Row("one is not recorded", [STATEMENT, e("phase-transfer", date(2016, 9, 1)), e("phase-transfer", date(2017, 9, 1), to="school")], None),
            Row("year 9", [STATEMENT, e("year-9", date(2016, 9, 1))], True),
            Row("year 9 too late", [STATEMENT, e("year-9", date(2018, 9, 1))], False),
            Row("year 9 and a transfer that is not recorded", [STATEMENT, e("year-9", date(2016, 9, 1)), e("phase-transfer", date(2017, 9, 1))], None),
            Row("year 9 before the statement", [e("statement", date(2017, 1, 1)), e("year-9", date(2016, 9, 1))], False),
            Row("a transfer before the statement", [e("statement", date(2017, 1, 1)), e("phase-transfer", date(2016, 9, 1), to="school")], False),
        ],
    )  # fmt: skip
