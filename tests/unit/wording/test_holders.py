"""Who owes what, as a line that accuses says it, and to whom a family may go about it."""

from datetime import date

import pytest

import sendrules as sr
from events import event
from sendrules.law.model.actors import Actor
from sendrules.statutory.instance import Instance
from sendrules.wording.holders import Route, by_another, holder_in_words, route_for
from sendrules.wording.standing import standing

ADVICE, CONSULTED = "reg-8-1-cooperate-6-weeks", "code-9-83-school-15-days"


def occurrence(duty: str, *events: sr.Event, as_of: date = date(2026, 1, 5)) -> Instance:
    return sr.evaluate(sr.Case(reference="H", events=events), as_of=as_of)[duty].instances[0]


def asked(to: str | None, about: str | None = None) -> Instance:
    return occurrence(ADVICE, event("advice-request", 2, 3, to=to, about=about))


MOVED = (
    event("final-plan", 1, 10),
    event("moved", 3, 3, aware=date(2025, 1, 2), commissioner_aware=date(2025, 1, 2)),
    event("plan-transferred", 3, 4),
)


@pytest.mark.parametrize(
    ("found", "holder", "route"),
    [
        (occurrence("reg-13-2-final-plan-20-weeks", event("request", 1, 6)), "the local authority", Route.COUNCIL),
        (occurrence("reg-15-4-inform-6-weeks", *MOVED), "the new authority", Route.COUNCIL),
        (occurrence("reg-15-2-transfer-plan-aware-early", *MOVED), "the old authority", Route.COUNCIL),
        (occurrence("reg-15-7-rcb-early", *MOVED), "the original responsible commissioning body", Route.HEALTH),
        (asked("nhs-trust", "Trust A"), "the NHS trust (Trust A)", Route.HEALTH),
        (asked("nhs-england"), "NHS England", Route.HEALTH),
        (asked("responsible-commissioning-body"), "the responsible commissioning body", Route.HEALTH),
        (asked("another-authority"), "the other authority", Route.COUNCIL),
        (asked("youth-offending-team"), "the youth offending team", Route.COUNCIL),
        (asked("local-health-board"), "the local health board", Route.OTHER),
        (asked("youth-accommodation"), "the youth accommodation", Route.OTHER),
        (asked(None, "Trust A"), "the body that was asked (Trust A)", Route.OTHER),
        (
            occurrence("code-9-41-schools-6-weeks", event("advice-request", 2, 3, to="head-teacher")),
            "the head teacher", Route.SCHOOL,
        ),
        (occurrence(CONSULTED, event("school-consulted", 2, 3)), "the school or other body consulted", Route.OTHER),
        (
            occurrence("reg-20-3-meeting-notice", event("review-meeting", 2, 3)),
            "whoever arranged the review meeting", Route.COUNCIL_OR_SCHOOL,
        ),
        (
            occurrence("reg-48-stay-10-days", event("admitted-for-assessment", 2, 3), event("no-plan-notice", 3, 3)),
            "the special school or special post-16 institution that the child or young person was admitted to", Route.SCHOOL,
        ),
    ],
)  # fmt: skip
def test_who_owes_it_and_where_a_family_may_go(found: Instance, holder: str, route: Route) -> None:
    assert (holder_in_words(found), route_for(found)) == (holder, route)
    assert by_another(found) == ("" if holder == "the local authority" else f" by {holder}")


def test_every_line_that_says_another_body_is_late_names_it() -> None:
    # six weeks from 4 March: 15 April 2025
    late = occurrence("reg-15-4-inform-6-weeks", *MOVED, as_of=date(2025, 4, 16))
    assert standing(late) == "not done by the new authority: 1 day overdue"
    done = occurrence("reg-15-4-inform-6-weeks", *MOVED, event("transfer-informed", 4, 17, served=date(2025, 4, 17)))
    assert standing(done).endswith("2 days late, owed by the new authority")
    ended = occurrence("reg-15-4-inform-6-weeks", *MOVED, event("plan-ceased", 4, 18))
    assert standing(ended).endswith("3 days over its limit, owed by the new authority")


@pytest.mark.parametrize("answered", [True, False])
def test_a_body_with_a_name_is_in_no_brackets_within_brackets(answered: bool) -> None:
    """Six weeks from 3 February 2025 end on 17 March."""
    events = [event("advice-request", 2, 3, to="educational-psychologist", about="Service A", served=date(2025, 2, 3))]
    events += [event("advice-received", 3, 20, about="Service A")] if answered else []
    late = occurrence("code-9-41-schools-6-weeks", *events, as_of=date(2025, 3, 20))
    said = standing(late)
    assert "owed by the educational psychologist (Service A)" in said
    depth = [said[: n + 1].count("(") - said[: n + 1].count(")") for n in range(len(said))]
    assert max(depth) == 1


def test_a_right_is_nobodys_lateness() -> None:
    lapsed = occurrence("hesc-20-1-c-i-appeal-2-months", event("refusal-to-assess", 2, 3))
    assert lapsed.duty.holder is Actor.FAMILY
    assert by_another(lapsed) == ""
