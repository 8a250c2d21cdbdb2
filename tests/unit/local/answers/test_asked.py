"""Which of several limits counts, by who asked and by conditions; worked by hand from a request of Thu 2 January 2025."""

from datetime import date
from typing import Any

import pytest

import sendrules as sr
from policies import DOC, engine

DECIDE = "reg-5-1-decision-to-assess"
RECEIVED = date(2025, 1, 2)
TWO, THREE, FOUR, FIVE = date(2025, 1, 16), date(2025, 1, 23), date(2025, 1, 30), date(2025, 2, 6)


def limit(id: str, weeks: int, **more: Any) -> sr.InternalLimit:
    return sr.InternalLimit(id=id, title=f"{weeks} weeks", duty=DECIDE, within=sr.Weeks(weeks), provenance=DOC, **more)


def local(*limits: sr.InternalLimit, kind: str = "request", by: str | None = None, **facts: Any) -> sr.LocalResult:
    made = engine(standards=sr.StandardsPolicy(id="s", title="S", limits=limits, provenance=DOC))
    a_case = sr.Case(reference="A-1", events=[sr.Event(kind=kind, on=RECEIVED, by=by)], facts=facts)
    found = made.evaluate(a_case, as_of=date(2025, 1, 10)).local
    assert found is not None
    return found


SCHOOL, PARENT = {"requested_by": "school"}, {"requested_by": "parent"}
TRANSFER = {"when": sr.When(fact="testshire.transfer", equals=True)}


@pytest.mark.parametrize(
    ("limits", "by", "day"),
    [
        # Devon: two weeks where a practitioner asked, four otherwise
        ((("p", 2, SCHOOL), ("all", 4, {})), "school", TWO),
        ((("p", 2, SCHOOL), ("all", 4, {})), "parent", FOUR),
        ((("p", 2, SCHOOL), ("all", 4, {})), None, FOUR),
        # whichever is laxer holds of every case, the one for all or the one for some
        ((("p", 5, SCHOOL), ("all", 3, {})), "school", FIVE),
        ((("p", 5, SCHOOL), ("all", 3, {})), None, FIVE),
        ((("p", 2, SCHOOL), ("q", 3, PARENT), ("all", 4, {})), None, FOUR),
        # of a young person's request neither says anything
        ((("p", 2, SCHOOL), ("q", 3, PARENT)), "parent", THREE),
        ((("p", 2, SCHOOL), ("q", 3, PARENT)), "young-person", None),
        ((("p", 2, SCHOOL), ("q", 3, PARENT)), None, None),
    ],
)
def test_by_who_asked(limits, by, day):
    found = local(*(limit(id, weeks, **more) for id, weeks, more in limits), by=by)
    assert [t.on for t in found.targets] == ([day] if day else [])


def test_where_it_is_not_recorded_who_asked_the_reason_says_so():
    (target,) = local(limit("p", 2, requested_by=["school", "head-teacher"]), limit("all", 4)).targets
    assert target.standard == "all"
    assert target.reasons[1] == "not recorded: who asked, so the laxest of those that could count does"
    (plain,) = local(limit("all", 4)).targets
    assert "not recorded" not in " ".join(plain.reasons)


def test_where_no_limit_holds_of_every_request_a_note_says_why():
    found = local(limit("p", 2, requested_by="school"))
    assert found.targets == ()
    assert found.notes == ("A-1: it cannot be told whether a limit counts (2 weeks): not recorded: who asked",)


def test_where_nobody_asked_what_is_for_requests_does_not_count():
    found = local(limit("p", 2, requested_by="school"), limit("all", 4), kind="responsible")
    assert [(t.standard, t.reasons[1]) for t in found.targets] == [
        ("all", "due in law Thu 13 Feb 2025 (SEND Regulations 2014, reg 5(1))")
    ]


@pytest.mark.parametrize(
    ("limits", "facts", "day"),
    [
        ((("t", 2, TRANSFER), ("all", 4, {})), {"transfer": True}, TWO),
        ((("t", 2, TRANSFER), ("all", 4, {})), {"transfer": False}, FOUR),
        ((("t", 2, TRANSFER), ("all", 4, {})), {}, FOUR),
        ((("t", 2, TRANSFER),), {}, None),
        ((("t", 2, TRANSFER),), {"transfer": False}, None),
        # who asked and a condition both say something of the case: the stricter of the two counts
        ((("t", 3, TRANSFER), ("p", 2, SCHOOL)), {"transfer": True}, TWO),
        ((("t", 2, TRANSFER), ("p", 3, SCHOOL)), {}, THREE),
        ((("t", 5, TRANSFER), ("p", 3, SCHOOL)), {}, THREE),  # it is no laxer, whatever the condition
        ((("t", 3, TRANSFER | SCHOOL), ("p", 2, SCHOOL)), {"transfer": True}, THREE),  # it says both
    ],
)
def test_by_a_condition(limits, facts, day):
    found = local(*(limit(id, weeks, **more) for id, weeks, more in limits), by="school", **facts)
    assert [t.on for t in found.targets] == ([day] if day else [])
    assert bool(found.notes) is (day is None and not facts)


def test_of_windows_the_laxer_is_the_shorter():
    kept = [
        sr.InternalLimit(
            id=id, title=id, duty="reg-13-1-a-draft-plan-15-days", keeps_open=sr.Days(days), provenance=DOC, **more
        )
        for id, days, more in (("p", 30, SCHOOL), ("all", 21, {}))
    ]
    made = engine(standards=sr.StandardsPolicy(id="s", title="S", limits=kept, provenance=DOC))
    events = [
        sr.Event(kind="request", on=RECEIVED),
        sr.Event(kind="draft-plan", on=date(2025, 4, 1), served=date(2025, 4, 1)),
    ]
    found = made.evaluate(sr.Case(reference="A-1", events=events), as_of=date(2025, 4, 2)).local
    assert found is not None
    assert [(t.standard, t.on) for t in found.targets] == [("all", date(2025, 4, 21))]


def test_what_follows_from_a_request_was_asked_by_who_made_it():
    report = sr.InternalLimit(
        id="p",
        title="Advice",
        duty="reg-8-1-cooperate-6-weeks",
        within=sr.Weeks(4),
        requested_by="school",
        provenance=DOC,
    )
    made = engine(standards=sr.StandardsPolicy(id="s", title="S", limits=(report,), provenance=DOC))
    for by, days in (("school", [date(2025, 3, 3)]), ("parent", [])):
        events = [
            sr.Event(kind="request", on=RECEIVED, by=by),
            sr.Event(
                kind="advice-request", on=date(2025, 2, 3), served=date(2025, 2, 3), to="responsible-commissioning-body"
            ),
        ]
        found = made.evaluate(sr.Case(reference="A-1", events=events), as_of=date(2025, 2, 10)).local
        assert found is not None
        assert [t.on for t in found.targets] == days
