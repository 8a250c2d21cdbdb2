"""Which appeals are open on a day, what ended one, and whether a concession came before the response. Cases invented."""

from datetime import date, timedelta
from typing import Any

import pytest

import sendrules as sr
from sendrules.case.conditions import Finding, Occasion
from sendrules.case.view import View
from sendrules.law.conditions.appeals import BEFORE_THE_RESPONSE, EndedItself, brought, open_appeals

D = date(2025, 3, 3)

LATE = D + timedelta(999)


def day(n: int) -> date:
    return D + timedelta(n)


def E(kind: str, n: int, id: str | None = None, **more: Any) -> sr.Event:  # noqa: N802
    return sr.Event(kind=kind, on=day(n), id=id, **more)


def view(*events: sr.Event, as_of: date = LATE) -> View:
    return View(sr.Case(reference="A", events=events), as_of)


def appeal(n: int, id: str) -> sr.Event:
    return E("appeal", n, id)


def received(n: int, id: str) -> sr.Event:
    return E("appeal-received", n, id)


def ids(events: list[sr.Event]) -> list[str | None]:
    return [e.id for e in events]


# appeals that were brought


@pytest.mark.parametrize(
    ("events", "shown"),
    [
        ([appeal(0, "a")], ["a"]),
        ([received(5, "r")], ["r"]),
        # one that arrives at the Tribunal and then at the authority is one
        ([appeal(0, "a"), received(5, "r")], ["a"]),
        ([appeal(0, "a"), received(0, "r")], ["a"]),
        ([appeal(0, "a"), received(-1, "r")], ["r", "a"]),
        ([appeal(0, "a"), appeal(2, "b"), received(5, "r"), received(6, "s")], ["a", "b"]),
        ([appeal(0, "a"), received(5, "r"), received(6, "s")], ["a", "s"]),
        ([appeal(0, "a"), appeal(9, "b"), received(5, "r"), received(6, "s")], ["a", "s", "b"]),
        # of one day, by their ids
        (
            [received(0, "b"), appeal(1, "z"), received(1, "q"), appeal(0, "c"), received(-1, "a")],
            ["a", "c", "z"],
        ),
        ([appeal(0, "b"), received(-1, "r"), received(0, "x")], ["r", "b"]),
    ],
)
def test_an_appeal_is_shown_by_what_came_first(events, shown):
    found = ids(brought(view(*events)))
    assert found == shown


@pytest.mark.parametrize(
    ("events", "still"),
    [
        ([appeal(0, "a")], ["a"]),
        ([appeal(20, "a")], ["a"]),  # on the day
        ([appeal(21, "a")], []),
        ([appeal(0, "a"), E("appeal-ended", 10)], []),
        ([appeal(0, "a"), E("tribunal-order", 10, order="assess")], []),
        ([appeal(0, "a"), E("appeal-ended", 19)], []),
        ([appeal(0, "a"), E("appeal-ended", 20)], ["a"]),  # on the same day as the concession
        ([appeal(0, "a"), E("appeal-ended", 21)], ["a"]),
        # an ending before an appeal ended another, on its day perhaps this one
        ([appeal(10, "a"), E("appeal-ended", 9)], ["a"]),
        ([appeal(10, "a"), E("appeal-ended", 10)], []),
        # of several, the first
        ([appeal(0, "a"), appeal(5, "b"), E("appeal-ended", 10)], ["b"]),
        ([appeal(0, "a"), appeal(5, "b"), E("appeal-ended", 10), E("tribunal-order", 12, order="assess")], []),
        ([appeal(0, "a"), appeal(15, "b"), E("appeal-ended", 10), E("tribunal-order", 12, order="assess")], ["b"]),
        ([appeal(0, "a"), E("appeal-ended", 25), E("appeal-ended", 10), appeal(12, "b")], ["b"]),
    ],
)  # fmt: skip
def test_the_appeals_that_are_open_when_one_is_conceded(events, still):
    conceded = E("appeal-conceded", 20, "conceded", order="assess")
    seen = view(*events, conceded)
    until = next(e for e in seen.case.events if e.id == "conceded")
    assert ids(open_appeals(seen, until.on)) == still


# a concession before the response


def conceded(*events: sr.Event, on: int = 20) -> Finding:
    seen = view(*events, E("appeal-conceded", on, "conceded", order="assess"))
    until = next(e for e in seen.case.events if e.id == "conceded")
    return BEFORE_THE_RESPONSE.test(Occasion(seen, until))


def response(n: int, id: str = "response") -> sr.Event:
    return E("appeal-response", n, id)


TITLE = response(0).title

SAME_DAY = ("whether conceded came before response",)

WHICH = ("which appeal conceded is about",)


@pytest.mark.parametrize(
    ("events", "holds", "missing", "shown"),
    [
        ([appeal(0, "a")], True, (), []),
        ([appeal(0, "a"), response(10)], False, (), [10]),
        ([appeal(0, "a"), response(0)], False, (), [0]),
        ([appeal(0, "a"), response(-1)], True, (), []),  # of an appeal before
        ([appeal(0, "a"), response(20)], None, SAME_DAY, [20]),
        ([appeal(0, "a"), response(21)], True, (), []),
        ([appeal(0, "a"), response(10, "first"), response(12)], False, (), [12]),
        ([appeal(0, "a"), response(10, "first"), response(11, "second"), response(12)], False, (), [12]),
        ([appeal(0, "a"), appeal(5, "b"), response(3)], None, WHICH, [3]),
        # with two appeals open, one response leaves open whose it is
        ([appeal(0, "a"), appeal(5, "b"), response(10)], None, WHICH, [10]),
        ([appeal(0, "a"), appeal(5, "b"), response(10, "first"), response(12)], False, (), [12]),
        ([appeal(0, "a"), appeal(5, "b"), response(20)], None, SAME_DAY, [20]),
        ([appeal(0, "a"), appeal(5, "b"), response(10, "first"), response(20)], None, WHICH, [20]),
        # where no appeal is recorded, since what ended one before
        ([response(10)], False, (), [10]),
        ([E("appeal-ended", 5), response(10)], False, (), [10]),
        ([E("appeal-ended", 10), response(10)], False, (), [10]),
        ([E("appeal-ended", 11), response(10)], True, (), []),
        ([E("appeal-ended", 5), E("tribunal-order", 12, order="assess"), response(10)], True, (), []),
        ([E("appeal-ended", 20), response(10)], False, (), [10]),
        ([E("appeal-ended", 25), response(10)], False, (), [10]),
        ([response(20)], None, SAME_DAY, [20]),
    ],
)  # fmt: skip
def test_a_concession_before_any_response(events, holds, missing, shown):
    finding = conceded(*events)
    assert (finding.holds, finding.missing) == (holds, missing)
    assert finding.why.value is holds
    assert finding.why.inputs == tuple((TITLE, day(n)) for n in shown)


def test_without_a_concession_nothing_can_be_said():
    assert BEFORE_THE_RESPONSE.test(Occasion(view(appeal(0, "a")), None)).holds is None


# whether it was this appeal that ended


def ended(*events: sr.Event, last: int | None = 40, as_of: int = 90) -> Finding:
    seen = view(received(0, "start"), *events, as_of=day(as_of))
    start = next(e for e in seen.case.events if e.id == "start")
    return EndedItself().test(Occasion(seen, start, None, None if last is None else day(last)))


OTHER = received(5, "other")


@pytest.mark.parametrize(
    ("events", "last", "sure"),
    [
        ([], 40, True),
        ([E("appeal-ended", 20, "e")], 40, True),
        ([OTHER], 40, True),
        ([OTHER, E("appeal-ended", 20, "e")], 40, False),
        ([OTHER, E("appeal-ended", 5, "e")], 40, False),  # both were open that day
        ([OTHER, E("appeal-ended", 4, "e")], 40, True),  # the other came after
        ([appeal(0, "other"), E("appeal-ended", 0, "e")], 40, True),
        ([OTHER, E("appeal-ended", -1, "e")], 40, True),
        ([E("appeal-ended", 45, "e")], 40, True),
        ([received(-5, "other"), E("appeal-ended", 0, "e")], 40, False),
        # what ended before this one began
        ([received(-9, "other"), received(-8, "third"), E("appeal-ended", -5, "e")], 40, True),
        # both ended by the last day
        ([OTHER, E("appeal-ended", 20, "e"), E("tribunal-order", 30, "f", order="assess")], 40, True),
        ([OTHER, E("appeal-ended", 20, "e"), E("tribunal-order", 40, "f", order="assess")], 40, True),
        ([OTHER, E("appeal-ended", 20, "e"), E("tribunal-order", 41, "f", order="assess")], 40, False),
        ([OTHER, E("appeal-ended", 20, "e"), E("tribunal-order", 30, "f", order="assess"), E("appeal-ended", 35, "g")], 40, True),
        # without a last day, as far as the day of the question
        ([OTHER, E("appeal-ended", 20, "e"), E("tribunal-order", 90, "f", order="assess")], None, True),
        ([OTHER, E("appeal-ended", 20, "e"), E("tribunal-order", 91, "f", order="assess")], None, False),
        ([OTHER, E("appeal-ended", 90, "e")], 40, False),
        ([OTHER, E("appeal-ended", 91, "e")], 40, True),
        # three
        ([OTHER, received(6, "third"), E("appeal-ended", 20, "e"), E("appeal-ended", 30, "f")], 40, False),
    ],
)  # fmt: skip
def test_what_ended_an_appeal_ended_this_one(events, last, sure):
    finding = ended(*events, last=last)
    assert (finding.holds, finding.why.value) == ((True, True) if sure else (None, None))
    assert finding.missing == (() if sure else ("which appeal e ended",))
    if sure:
        assert finding.why.inputs == ()
    else:
        titles = [title for title, _ in finding.why.inputs]
        assert titles[-1] in (E("appeal-ended", 0).title,)
        assert titles[:-1] == [OTHER.title] * (len(titles) - 1)
        assert finding.why.inputs[-1][1] == next(e.on for e in events if e.id == "e")


def test_what_no_appeal_began_ended_none():
    seen = view(E("appeal-ended", 5), received(0, "a"), received(1, "b"))
    assert EndedItself().test(Occasion(seen, None)).holds is True
