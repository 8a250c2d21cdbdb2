"""Whether a refusal to set a decision aside gives more time, on columns."""

from datetime import date

from sendrules.law.conditions.set_aside import SET_ASIDE_ID, RefusedInTime, SetAsideSettled
from sendrules.law.model.limits import After
from sendrules.law.statute import statute
from sendrules.time.periods import Days
from tried_anchors import Anchored, check_anchor
from tried_rows import Row, check, e

ORDER = e("tribunal-order", 100)
REFUSED = e("set-aside-refused", 140)


def test_a_refusal_may_give_more_time() -> None:
    """The time from the order is over on day 130; a refusal gives 28 days from the day it was sent."""

    def of(what: str, holds: bool | None, *events: object, last: int | None = 130) -> Row:
        return Row(what, [ORDER, *events], holds, last=last)  # type: ignore[list-item]

    check(
        SetAsideSettled(After(Days(28))),
        [
            of("no refusal", True, e("permission-sought", 160)),
            of("asked within its time", None, REFUSED, e("permission-sought", 168)),
            of("asked after its time", True, REFUSED, e("permission-sought", 169)),
            of("asked in time anyway", True, REFUSED, e("permission-sought", 130)),
            of("the application is recorded", True, REFUSED, e("permission-sought", 160), e("set-aside-sought", 120)),
            of("an application of the day asked", True, REFUSED, e("permission-sought", 160), e("set-aside-sought", 160)),
            of("an application before the order", None, REFUSED, e("permission-sought", 160), e("set-aside-sought", 99)),
            of("the first request counts", True, REFUSED, e("permission-sought", 130), e("permission-sought", 160)),
            of("a request before the order", True, REFUSED, e("permission-sought", 90)),
            of("refused on the day of the next order", True, REFUSED, e("tribunal-order", 140), e("permission-sought", 160)),
            of("refused before the next order", None, REFUSED, e("tribunal-order", 141), e("permission-sought", 160)),
            of("refused before this order", True, e("set-aside-refused", 99), e("permission-sought", 131)),
            of("refused on its day", True, e("set-aside-refused", 100), e("permission-sought", 131)),
            of("one of two refusals", None, REFUSED, e("set-aside-refused", 101), e("permission-sought", 160)),
            of("no last day", True, REFUSED, e("permission-sought", 160), last=None),
        ],
    )  # fmt: skip
    check(SetAsideSettled(After(Days(28))), [Row("not asked, and today", [ORDER, REFUSED], None, last=130)], as_of=168)
    check(SetAsideSettled(After(Days(28))), [Row("not asked, a day more", [ORDER, REFUSED], True, last=130)], as_of=169)
    check(SetAsideSettled(After(Days(28))), [Row("no period", [ORDER, REFUSED, e("permission-sought", 160)], True)])


def test_a_refusal_of_an_application_in_time() -> None:
    """Rule 45 gives 28 days: from 14 April 2025 to 12 May, days 103 and 131."""
    start, refused = e("tribunal-order", date(2025, 4, 14)), e("set-aside-refused", 140)
    in_time, late = e("set-aside-sought", 131), e("set-aside-sought", 132)
    assert statute().duty(SET_ASIDE_ID).limit_for(date(2025, 4, 14)) == date(2025, 5, 12)

    def directed(on: int, sets: int, duty: str = SET_ASIDE_ID) -> object:
        return e("tribunal-direction", on, duty=duty, sets=sets)

    def of(what: str, day: int | None, *events: object) -> Anchored:
        return Anchored(what, [start, *events], day, "set-aside-refused" if day else "")  # type: ignore[list-item]

    check_anchor(
        RefusedInTime(),
        [
            of("no refusal", None, in_time),
            of("no application", None, refused),
            of("in time", 140, refused, in_time),
            of("too late", None, refused, late),
            of("the first application counts", 140, refused, late, in_time),
            of("an application before the order", None, refused, e("set-aside-sought", 102)),
            of("an application of its day", 140, refused, e("set-aside-sought", 103)),
            of("an application after the refusal", None, e("set-aside-refused", 120), e("set-aside-sought", 121)),
            of("an application of the day of the refusal", 120, e("set-aside-refused", 120), e("set-aside-sought", 120)),
            of("the last refusal", 150, refused, in_time, e("set-aside-refused", 150)),
            of("a refusal before the order", None, in_time, e("set-aside-refused", 102)),
            of("a refusal of the day of the next order", None, in_time, refused, e("tribunal-order", 140)),
            of("a refusal before the next order", 140, in_time, refused, e("tribunal-order", 141)),
            of("a direction that gives more", 140, refused, late, directed(110, 135)),
            of("a direction that gives less", None, refused, in_time, directed(110, 130)),
            of("a direction on another time", None, refused, late, directed(110, 135, "hesc-46-permission-28-days")),
            of("of two directions the last", 140, refused, late, directed(110, 115), directed(111, 135)),
            of("a direction after the refusal", None, refused, late, directed(141, 135)),
            of("a direction before the order", None, refused, late, directed(102, 135)),
            of("all on one day", 103, e("set-aside-refused", 103, id="a"), e("set-aside-sought", 103)),
            of("refused on its day, and no application", None, e("set-aside-refused", 103, id="a")),
        ],
    )  # fmt: skip


def test_it_counts_from_the_day_it_was_sent() -> None:
    rows = [
        Anchored("sent", [ORDER, e("set-aside-sought", 110), e("set-aside-refused", 140)], 140, "set-aside-refused")
    ]
    check_anchor(RefusedInTime(), rows)
