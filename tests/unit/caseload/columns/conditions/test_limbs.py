"""The grounds of exception on columns."""

from collections.abc import Sequence
from datetime import date

import pytest

from sendrules.case.circumstances import (
    Absence,
    Circumstance,
    Closure,
    Coronavirus,
    ExceptionalCircumstances,
    MissedAppointment,
)
from sendrules.case.conditions import AnyOf
from sendrules.case.events import Event
from sendrules.case.kinds import Role
from sendrules.law.conditions.limbs import (
    AbsentFromArea,
    AdviceSoughtAroundClosure,
    AppointmentMissed,
    CoronavirusReason,
    Exceptional,
    WithinFirst,
)
from sendrules.time.periods import Weeks
from tried_rows import Row, check, day_of, e

START = e("responsible", 100)
FIRST, LAST = 101, 199


def row(what: str, around: Sequence[Circumstance], holds: bool | None, since: int | None = None, *events: Event) -> Row:
    """A row whose period runs from day 101 to day 199."""
    return Row(what, [START, *events], holds, since, around=around, first=FIRST, last=LAST)


def virus(first: int, last: int | None = None) -> Coronavirus:
    return Coronavirus(first_day=day_of(first), last_day=None if last is None else day_of(last), what="a lockdown")


def away(first: int, last: int | None = None, who: str = "child") -> Absence:
    return Absence(who=who, first_day=day_of(first), last_day=None if last is None else day_of(last))


def illness(
    first: int, last: int | None = None, who: str = "child", personal: bool | None = None
) -> ExceptionalCircumstances:
    ends = None if last is None else day_of(last)
    return ExceptionalCircumstances(
        affects=who, personal=personal, first_day=day_of(first), last_day=ends, what="an illness"
    )


def missed(on: int, about: str = "Trust") -> MissedAppointment:
    return MissedAppointment(who="child", on=day_of(on), about=about)


def closed(first: int, reopens: int | None, of: str = "Oak", setting: str = "school") -> Closure:
    ends = None if reopens is None else day_of(reopens)
    return Closure(institution=of, setting=setting, first_day_closed=day_of(first), reopens=ends)


def test_a_reason_touches_the_period() -> None:
    check(
        CoronavirusReason(),
        [
            row("none", [], False),
            row("another ground", [away(100, 199)], False),
            row("it ended before", [virus(50, 100)], False),
            row("it ended on the first day", [virus(50, 101)], True, 50),
            row("it goes on", [virus(50)], True, 50),
            row("it began on the last day", [virus(199)], True, 199),
            row("it began later", [virus(200)], False),
            row("the first that touches counts", [virus(150), virus(120), virus(10, 20)], True, 120),
            Row("there is no period", [START], True, 10, around=[virus(10, 20)]),
            Row("no last day", [START], True, 300, around=[virus(300, 310)], first=FIRST),
        ],
    )


def test_what_is_still_to_come_is_not_seen() -> None:
    rows = [row("begun today", [virus(150)], True, 150), row("to come", [virus(151)], False)]
    check(CoronavirusReason(), rows, as_of=150)


def test_exceptional_circumstances() -> None:
    check(
        Exceptional(personal=False),
        [
            row("none", [], False),
            row("of the child", [illness(110, 120)], True, 110),
            row("outside the period", [illness(10, 100)], False),
            row("of a child's parent", [illness(110, who="parent")], True, 110),
            row("two of them", [illness(160), illness(110, 111)], True, 110),
            row("a ground that is none beside one", [illness(10, 20), illness(110)], True, 110),
        ],
    )


def test_personal_circumstances() -> None:
    check(
        Exceptional(personal=True),
        [
            row("not recorded", [illness(110)], None),
            row("they are not", [illness(110, personal=False)], False),
            row("they are", [illness(110, personal=True)], True, 110),
            row("outside, and not recorded", [illness(10, 20)], False),
            row("one is, and of one it is not recorded", [illness(105), illness(110, personal=True)], True, 110),
            row("one is not, and of one it is not recorded", [illness(105, personal=False), illness(110)], None),
        ],
    )


def test_a_parent_counts_as_the_parent_of_a_child() -> None:
    by_either = [e("request", 50, by="principal")]
    of_young = [e("request", 50, by="young-person")]
    parent = illness(110, who="parent", personal=True)
    check(
        Exceptional(personal=True),
        [
            row("a child is assumed", [parent], True, 110),
            row("a young person asked", [parent], False, None, *of_young),
            row("a young person's own", [illness(110, personal=True)], True, 110, *of_young),
            row("an alternative person's", [illness(110, who="alternative-person", personal=True)], True, 110, *of_young),
            row("either may be", [parent], None, None, *by_either),
            row("either may be, and it is not personal", [illness(110, who="parent", personal=False)], False, None, *by_either),
            row("either may be, and it lies outside", [illness(10, 20, who="parent", personal=True)], False, None, *by_either),
            row("a young person asked only later", [parent], True, 110, e("reassessment-request", 102, by="young-person")),
            row("a young person asked on the first day", [parent], False, None, e("reassessment-request", 101, by="young-person")),
        ],
    )  # fmt: skip


def test_where_there_is_no_period_the_day_of_the_question_decides_who_is_young() -> None:
    parent, asked = illness(110, who="parent"), e("reassessment-request", 102, by="young-person")
    check(Exceptional(personal=False), [Row("asked by then", [START, asked], False, around=[parent])])


def test_an_absence_within_the_period() -> None:
    check(
        AbsentFromArea(Weeks(4)),
        [
            row("none", [], False),
            row("four weeks", [away(110, 137)], True, 110),
            row("a day fewer", [away(110, 136)], False),
            row("it began before the period", [away(80, 128)], True, 80),
            row("a day fewer of it in the period", [away(80, 127)], False),
            row("it ended after the period", [away(172, 250)], True, 172),
            row("a day fewer before its end", [away(173, 250)], False),
            row("it goes on", [away(150)], True, 150),
            row("two that touch are not one", [away(110, 130), away(131, 151)], False),
            row("the longer of two counts", [away(105, 110), away(120, 160)], True, 120),
            row("two that count", [away(160), away(110, 140)], True, 110),
            Row("there is no period", [START], True, 10, around=[away(10, 37)]),
        ],
    )


def test_an_absence_that_may_overlap_the_period() -> None:
    check(
        AbsentFromArea(Weeks(4), within=False),
        [
            row("one day lies in the period", [away(74, 101)], True, 74),
            row("no day lies in the period", [away(60, 100)], False),
            row("it begins on the last day", [away(199, 226)], True, 199),
            row("it begins later", [away(200, 240)], False),
            row("it is too short", [away(190, 216)], False),
        ],
    )


def test_days_after_the_day_of_the_question_do_not_count() -> None:
    for within in (True, False):
        rows = [row("28 days", [away(123, 180)], True, 123), row("27 days", [away(124)], False)]
        check(AbsentFromArea(Weeks(4), within), rows, as_of=150)


def test_whose_absence_counts() -> None:
    young = e("request", 50, by="young-person")
    either = e("request", 50, by="post-16-institution")
    check(
        AbsentFromArea(Weeks(2), who=(Role.PARENT,)),
        [
            row("the child's does not", [away(110, 150)], False),
            row("the parent's does", [away(110, 150, "parent")], True, 110),
            row("not of a young person", [away(110, 150, "parent")], False, None, young),
            row("either may be", [away(110, 150, "parent")], None, None, either),
            row("either may be, and it is too short", [away(110, 120, "parent")], False, None, either),
        ],
    )


def test_a_missed_appointment_with_the_body_asked() -> None:
    asked, unnamed = e("advice-request", 100, about="Trust"), e("advice-request", 100)

    def of(
        what: str, start: Event, around: Sequence[Circumstance], holds: bool | None, since: int | None = None
    ) -> Row:
        return Row(what, [start], holds, since, around=around, first=FIRST, last=LAST)

    check(
        AppointmentMissed(),
        [
            of("none", asked, [], False),
            of("in the period", asked, [missed(110, "trust")], True, 110),
            of("of another body", asked, [missed(110, "School")], False),
            of("on the day of the request", asked, [missed(100)], False),
            of("on the first day", asked, [missed(101)], True, 101),
            of("on the last day", asked, [missed(199)], True, 199),
            of("a day later", asked, [missed(200)], False),
            of("the body is not recorded", unnamed, [missed(110)], None),
            of("the body is not recorded, and it lies outside", unnamed, [missed(10)], None),
            of("of two the first", asked, [missed(150), missed(120)], True, 120),
            Row("there is no period", [asked], True, 10, around=[missed(10)]),
        ],
    )
    to_come = [of("to come", asked, [missed(151)], False), of("unnamed, to come", unnamed, [missed(151)], False)]
    check(AppointmentMissed(), to_come, as_of=150)
    check(AppointmentMissed(), [of("today", asked, [missed(150)], True, 150)], as_of=150)


CLOSURE = AdviceSoughtAroundClosure((Role.HEAD_TEACHER,), (Role.SCHOOL,))


def advice(on: int, about: str | None = "oak", to: str | None = "head-teacher", **days: int) -> Event:
    return e("advice-request", on, about=about, to=to, **days)


def test_advice_around_a_closure() -> None:
    """Closed from day 120 to day 160: the window opens on day 113 and shuts on day 153."""
    closure = closed(120, 160)
    check(
        CLOSURE,
        [
            row("no request", [closure], False),
            row("no closure", [], False, None, advice(120)),
            row("in the window", [closure], True, 130, advice(130)),
            row("when it opens", [closure], True, 113, advice(113)),
            row("before it opens", [closure], False, None, advice(112)),
            row("when it shuts", [closure], True, 153, advice(153)),
            row("after it shuts", [closure], False, None, advice(154)),
            row("asked of another", [closure], False, None, advice(130, to="social-care")),
            row("asked of an untold person", [closure], None, None, advice(130, to=None)),
            row("of another school", [closure], False, None, advice(130, about="Elm")),
            row("of an untold school", [closure], None, None, advice(130, about=None)),
            row("closed for four weeks", [closed(120, 148)], True, 130, advice(130)),
            row("closed for a day fewer", [closed(120, 147)], False, None, advice(130)),
            row("an open end", [closed(120, None)], None, None, advice(190)),
            row("an open end, before it", [closed(120, None)], False, None, advice(112)),
            row("a nursery", [closed(120, 160, setting="early-years-provider")], False, None, advice(130)),
            row("of two requests the first that fits", [closure], True, 130, advice(112), advice(140), advice(130)),
            row("of two closures one", [closed(10, 50), closure], True, 130, advice(130)),
            row("an untold one beside one that fits", [closure], True, 130, advice(120, to=None), advice(130)),
            row("it counts on the day it was sent", [closure], True, 153, advice(153, served=160)),
        ],
    )  # fmt: skip


def test_the_request_lies_between_the_start_and_the_limit() -> None:
    def of(what: str, on: int, holds: bool, first: int, last: int | None) -> Row:
        since = on if holds else None
        return Row(what, [START, advice(on)], holds, since, around=[closed(120, 160)], first=first, last=last)

    check(
        CLOSURE,
        [
            of("on the day of the start", 130, True, 131, 199),
            of("before the start", 130, False, 132, 199),
            of("on the last day", 130, True, 101, 130),
            of("a day later", 130, False, 101, 129),
            of("no last day", 150, True, 101, None),
        ],
    )
    check(CLOSURE, [Row("no period", [START, advice(130)], True, 130, around=[closed(120, 160)])])


def test_the_last_day_of_the_window_may_not_count() -> None:
    short = AdviceSoughtAroundClosure((Role.HEAD_TEACHER,), (Role.SCHOOL,), last_day_included=False)
    closure = closed(120, 160)
    rows = [row("the day", [closure], False, None, advice(153)), row("before", [closure], True, 152, advice(152))]
    check(short, rows)


def test_the_grounds_of_neighbours_are_their_own() -> None:
    rows = [row("none", [], False), row("one", [virus(110)], True, 110), row("none either", [], False)]
    check(CoronavirusReason(), rows)


def test_the_first_weeks_of_a_period() -> None:
    def of(what: str, holds: bool, first: int | None, last: int | None, began: int) -> Row:
        since = began if holds else None
        return Row(what, [START], holds, since, around=[virus(began)], first=first, last=last)

    check(
        WithinFirst(Weeks(2), CoronavirusReason()),
        [
            of("on the fourteenth day", True, 101, 199, 114),
            of("on the fifteenth", False, 101, 199, 115),
            of("the period is shorter", False, 101, 105, 106),
            of("on its last day", True, 101, 105, 105),
            of("no last day, so no end", True, 101, None, 300),
            of("no first day", True, None, 199, 150),
        ],
    )


@pytest.mark.parametrize("last", [150, None])
def test_without_a_period_there_are_no_first_weeks(last: int | None) -> None:
    rows = [Row("touches", [START], True, 120, around=[virus(120)], last=last)]
    check(WithinFirst(Weeks(2), CoronavirusReason()), rows)


def test_any_of_several_grounds_with_the_first_day() -> None:
    check(
        AnyOf((CoronavirusReason(), AbsentFromArea(Weeks(4)))),
        [
            row("neither", [], False),
            row("both", [virus(150), away(120, 160)], True, 120),
            row("one alone", [virus(150), away(120, 121)], True, 150),
        ],
    )


def test_a_real_day() -> None:
    """The summer holidays of 2025: 23 July to 3 September."""
    closure = Closure(institution="Oak", setting="school", first_day_closed=date(2025, 7, 23), reopens=date(2025, 9, 3))
    asked = e("advice-request", date(2025, 8, 27), about="Oak", to="head-teacher")
    start = e("request", date(2025, 7, 1))
    rows = [
        Row("in time", [start, asked], True, (date(2025, 8, 27) - date(2025, 1, 1)).days, around=[closure], first=date(2025, 7, 2), last=date(2025, 10, 21)),
    ]  # fmt: skip
    check(CLOSURE, rows)
