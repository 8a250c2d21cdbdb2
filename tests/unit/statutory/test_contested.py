"""What another answer to a contested question would change, and why a duty did not start."""

from datetime import date, timedelta

import pytest

import sendrules as sr
from events import E, event
from sendrules.case.view import View
from sendrules.law.other_answers import OtherAnswer
from sendrules.law.statute import statute
from sendrules.statutory.contested import differing
from sendrules.statutory.instance import Alternative, Instance
from sendrules.statutory.settle import instances

D81, D132, DECISION = "reg-8-1-cooperate-6-weeks", "reg-13-2-final-plan-20-weeks", "reg-20-10-decision"

NOTIFY = "reg-45-3-notify"

MEETING = date(2025, 3, 3)


def met(*days: date, as_of: date) -> tuple[tuple[Instance, ...], View]:
    """One occurrence for each review meeting, past or to come."""
    events = [sr.Event(kind="review-meeting", on=day) for day in days]
    view = View(sr.Case(reference="K-1", events=events), as_of)
    return tuple(instances(statute().duty(DECISION), view, statute())), view


MEETINGS = frozenset({sr.EventKind.REVIEW_MEETING})
OTHER = OtherAnswer(
    "a-question", "no", "the other", statute(), started_by=MEETINGS, changes=None, answered_otherwise=frozenset(),
    dated_otherwise=(), twins={},
)  # fmt: skip


def others(mine: tuple[Instance, ...], theirs: tuple[Instance, ...], view: View) -> list[Alternative]:
    found = list(differing(OTHER, mine, theirs, statute().duty(DECISION), view))
    assert {(a.reading, a.answer, a.described) for a in found} <= {("a-question", "no", "the other")}
    return found


# which occurrences are one matter


@pytest.mark.parametrize(("apart", "one_matter"), [(1, True), (366, True), (367, False)])
@pytest.mark.parametrize("earlier", [True, False])
def test_two_events_within_a_year_may_be_one_matter(apart: int, one_matter: bool, earlier: bool) -> None:
    """A leap year has 366 days."""
    (first, second), view = met(MEETING, MEETING + timedelta(apart), as_of=date(2026, 9, 1))
    mine, theirs = (first, second) if earlier else (second, first)
    found = others((mine,), (theirs,), view)
    if one_matter:
        assert [(a.trigger, a.instead_of) for a in found] == [(theirs.trigger, mine.trigger)]
    else:
        assert [(a.trigger, a.outcome.name, a.instead_of) for a in found] == [
            (mine.trigger, "not-triggered", None),
            (theirs.trigger, theirs.outcome.name, None),
        ]


@pytest.mark.parametrize(("as_of", "shown"), [(-1, False), (0, True), (1, True)])
def test_what_one_answer_alone_starts_is_left_out_while_it_is_to_come(as_of: int, shown: bool) -> None:
    found, view = met(MEETING, as_of=MEETING + timedelta(as_of))
    assert [a.outcome.name for a in others(found, (), view)] == (["not-triggered"] if shown else [])
    assert [a.outcome.name for a in others((), found, view)] == (["due"] if shown else [])


def test_what_is_to_come_hides_nothing_that_has_happened() -> None:
    """A meeting that is to come, and one two years before, each under one of two answers."""
    (past, coming), view = met(date(2024, 3, 4), date(2026, 3, 2), as_of=date(2025, 9, 1))
    assert [a.trigger for a in others((coming,), (past,), view)] == [past.trigger]
    assert [a.trigger for a in others((past,), (coming,), view)] == [past.trigger]


@pytest.mark.parametrize(
    ("duty", "question", "events", "kept"),
    [
        # sent on the last day, 26 May 2025, and delivered after it
        (
            D132, "send",
            [sr.Event(kind="final-plan", on=date(2025, 5, 26), served=date(2025, 5, 28))], ("met", "met-late"),
        ),
        # posted on Saturday 15 February 2025, so served after the last day, the 17th
        (
            "reg-5-1-decision-to-assess", "notify",
            [sr.Event(kind="refusal-to-assess", on=date(2025, 2, 15), method="first-class-post")], ("met-late", "met"),
        ),
    ],
)  # fmt: skip
def test_an_answer_that_changes_whether_a_limit_was_kept_changes_more_than_the_date(
    duty: str, question: str, events: list[sr.Event], kept: tuple[str, str]
) -> None:
    case = sr.Case(reference="K-2", events=[sr.Event(kind="request", on=date(2025, 1, 6)), *events])
    result = sr.evaluate(case, as_of=date(2025, 6, 2))[duty]
    (found,) = [a for a in result.alternatives if a.reading == question]
    assert (result.compliance.value, found.compliance.value) == kept
    assert not found.only_the_date


# why a duty did not start


def why(duty: str, *events: sr.Event, as_of: date = date(2025, 3, 3)) -> str:
    outcome = sr.evaluate(sr.Case(reference="K-3", events=events), as_of=as_of)[duty].outcome
    assert isinstance(outcome, sr.NotTriggered)
    return outcome.why


def test_of_several_conditions_the_first_that_fails_is_said() -> None:
    answered = (
        sr.Event(kind="appeal", on=date(2025, 1, 6)),
        sr.Event(kind="appeal-response", on=date(2025, 2, 3)),
    )
    late = sr.Event(kind="appeal-conceded", on=date(2025, 2, 10), order="assess")
    other = sr.Event(kind="appeal-conceded", on=date(2025, 2, 10), order="name-school")
    after = "the concession came before any response to the appeal"
    about = "the concession is about an assessment or a re-assessment"
    assert why(NOTIFY, *answered, late) == f"appeal conceded on Mon 10 Feb 2025: {after}: no"
    assert why(NOTIFY, answered[0], other) == f"appeal conceded on Mon 10 Feb 2025: {about}: no"
    assert why(NOTIFY, *answered, other) == f"appeal conceded on Mon 10 Feb 2025: {about}: no"


def test_of_several_events_that_do_not_start_a_duty_the_latest_is_said() -> None:
    asked = [
        sr.Event(kind="advice-request", on=date(2025, 1, day), to=to, about=to)
        for day, to in ((13, "head-teacher"), (20, "educational-psychologist"))
    ]
    assert why(D81, *asked).startswith("request for advice (educational-psychologist) on Mon 20 Jan 2025: ")
    assert why(D81, asked[0]).startswith("request for advice (head-teacher) on Mon 13 Jan 2025: ")


@pytest.mark.parametrize(
    ("events", "planned"),
    [
        ([], False),
        ([sr.Event(kind="draft-plan", on=date(2025, 3, 2), planned=True)], True),
        ([sr.Event(kind="draft-plan", on=date(2025, 3, 3), planned=True)], True),  # of the day itself
        ([sr.Event(kind="draft-plan", on=date(2025, 3, 4), planned=True)], False),  # to come
        ([sr.Event(kind="draft-plan", on=date(2025, 3, 4))], False),
        ([sr.Event(kind="final-plan", on=date(2025, 3, 2), planned=True)], False),
        ([sr.Event(kind="request", on=date(2025, 1, 6))], False),
    ],
)
def test_a_plan_for_what_would_have_started_a_duty_by_now_is_said(events: list[sr.Event], planned: bool) -> None:
    said = "no draft-plan is recorded on or before Mon 3 Mar 2025"
    assert why("reg-13-1-a-draft-plan-15-days", *events) == said + (", except as planned" if planned else "")


R = date(2025, 1, 6)  # + 6 weeks: 17 February; + 16: 28 April; + 20: 26 May 2025

D51 = "reg-5-1-decision-to-assess"


def test_an_answer_that_only_moves_the_date_is_marked() -> None:
    """On time under both; 26 May 2025 is a bank holiday, so the other answer gives the 27th."""
    case = sr.Case(reference="R-5", events=[E("request", R), E("final-plan", date(2025, 5, 20))])
    moved = [
        a for a in sr.evaluate(case, as_of=date(2025, 6, 1))[D132].alternatives if a.reading == "bank-holiday-last-day"
    ]
    assert [(a.only_the_date, a.outcome) for a in moved] == [(True, sr.Due(date(2025, 5, 27)))]


def test_a_plain_case_is_not_contested() -> None:
    case = sr.Case(
        reference="R-3", events=[E("request", R), E("decision-to-assess", date(2025, 2, 3), method="by-hand")]
    )
    assert not sr.evaluate(case, as_of=date(2025, 2, 10))[D51].contested


def answer(*events: sr.Event, as_of: date, **more: object) -> sr.Result:
    return sr.evaluate(sr.Case(reference="A", events=events, **more), as_of=as_of)  # type: ignore[arg-type]


def test_another_reading_that_moves_a_date_is_told_from_one_that_starts_nothing() -> None:
    """The six weeks end on Easter Monday. The order was about the school and the provision."""
    easter = answer(event("request", 3, 10), as_of=date(2025, 3, 11))[D51]
    (moved,) = [a for a in easter.alternatives if a.reading == "bank-holiday-last-day"]
    assert (moved.outcome.name, moved.only_the_date) == ("due", True)
    plan, order = (
        event("final-plan", 3, 4, year=2024),
        event("tribunal-order", 3, 3, order="name-school-and-amend"),
    )
    school = answer(plan, order, as_of=date(2025, 3, 4))["reg-44-2-f-name-school"]
    (none,) = [a for a in school.alternatives if a.reading == "school-and-provision-ordered"]
    assert (none.outcome.name, none.only_the_date) == ("not-triggered", False)


@pytest.mark.parametrize(
    ("kind", "on", "contested"),
    [
        ("no-plan-notice", date(2025, 5, 26), False),  # 6 January + 140 days
        ("no-plan-notice", date(2025, 5, 27), True),
        ("refusal-to-assess", date(2025, 5, 27), True),
        ("request-withdrawn", date(2025, 5, 27), False),
    ],
)
def test_a_refusal_after_the_twenty_weeks_is_contested(kind: str, on: date, contested: bool) -> None:
    events = [sr.Event(kind="request", on=date(2025, 1, 6)), sr.Event(kind=kind, on=on)]
    found = sr.evaluate(sr.Case(reference="M-1", events=events), as_of=date(2025, 7, 1))["reg-13-2-final-plan-20-weeks"]
    assert found.leading is not None
    assert found.leading.was_missed is (on > date(2025, 5, 26))
    others = [(a.reading, a.was_missed) for a in found.alternatives if a.reading == "refused-after-the-weeks"]
    assert others == ([("refused-after-the-weeks", False)] if contested else [])


# what may lie in a gap of the record


@pytest.mark.parametrize(
    ("kinds", "contested"),
    [(("mediation-notice",), True), (("mediation",), True), (("review-meeting",), False), ((), False)],
)
def test_what_only_the_other_answer_counts_may_lie_in_a_gap(kinds: tuple[str, ...], contested: bool) -> None:
    """Invented: mediation was asked for, and nothing after that is recorded. A gap that names no kind is the same to both."""
    wanted = sr.Event(kind="mediation-wanted", on=date(2025, 3, 3), issues="education-and-social-care")
    gap = sr.RecordGap(first_day=date(2025, 3, 10), kinds=tuple(map(sr.EventKind, kinds)))
    case = sr.Case(reference="A", events=[wanted], circumstances=[gap])
    result = sr.Engine().evaluate(case, as_of=date(2025, 9, 1))
    alternatives = result.statutory["reg-36-2-non-health-30-days"].alternatives
    assert ("mediation-within-30-days" in {each.reading for each in alternatives}) == contested
