"""Warnings: what is recorded and cannot be relied on, edge by edge. Cases invented."""

from datetime import date, timedelta
from typing import Any

import pytest

import sendrules as sr
from sendrules.case.kinds import EventKind
from sendrules.case.view import View
from sendrules.law.statute import statute
from sendrules.statutory.warnings import law_warnings

REQUEST = sr.Event(kind="request", on=date(2025, 1, 6), id="r")


def answer(*events: sr.Event, as_of: date, **more: object) -> sr.Result:
    return sr.evaluate(sr.Case(reference="M-1", events=events, **more), as_of=as_of)


def event(kind: str, on: date) -> sr.Event:
    return sr.Event(kind=EventKind(kind), on=on)


MEETING, NOTICE = event("review-meeting", date(2025, 1, 13)), event("amendment-notice", date(2025, 2, 10))

AMENDED = event("amended-plan", date(2025, 3, 31))

ASKED, REASSESS = (
    event("reassessment-request", date(2025, 1, 6)),
    event("decision-to-reassess", date(2025, 1, 20)),
)


@pytest.mark.parametrize(
    ("events", "message"),
    [
        ([MEETING, NOTICE, AMENDED], "no decision to amend is recorded"),
        ([MEETING, event("decision-to-amend", date(2025, 2, 10)), NOTICE, AMENDED], ""),
        ([NOTICE, AMENDED], ""),  # outside a review
        ([MEETING, AMENDED], ""),
        ([MEETING, event("amended-plan", date(2025, 1, 27)), NOTICE, AMENDED], ""),
        (
            [event("request", date(2025, 1, 6)), event("moved", date(2025, 3, 3))],
            "in the middle of an assessment",
        ),
        ([event("request", date(2025, 1, 6)), event("moved", date(2025, 8, 3))], ""),  # to come
        (
            [
                event("request", date(2025, 1, 6)),
                event("final-plan", date(2025, 3, 3)),
                event("moved", date(2025, 3, 3)),
            ],
            "",
        ),
        (
            [
                event("request", date(2025, 1, 6)),
                event("refusal-to-assess", date(2025, 2, 3)),
                event("moved", date(2025, 3, 3)),
            ],
            "",
        ),
        ([event("moved", date(2025, 3, 3))], ""),
        ([ASKED, REASSESS, event("request-withdrawn", date(2025, 2, 3))], "fourteen weeks run on"),
        ([ASKED, event("request-withdrawn", date(2025, 1, 13)), REASSESS], ""),
    ],
)
def test_gaps_in_the_life_of_a_plan_are_warned_of(events: list[sr.Event], message: str) -> None:
    warnings = sr.evaluate(sr.Case(reference="S-9", events=events), as_of=date(2025, 6, 1)).warnings
    found = [
        w.message
        for w in warnings
        if any(part in w.message for part in ("decision to amend is", "middle of an", "weeks run"))
    ]
    assert [message in one for one in found] == ([True] if message else [])


def test_warnings_that_need_the_law() -> None:
    def determination(**fields: object) -> sr.Determination:
        return sr.Determination(
            **({"limb": "reg-5-4-c-exception", "by": "officer", "on": date(2025, 2, 1), "reason": "x"} | fields)
        )  # type: ignore[arg-type]

    asked = [
        sr.Event(kind="advice-request", on=date(2025, 1, 20), to="nhs-trust", about=name, id=name)
        for name in ("A", "B")
    ]
    result = answer(
        sr.Event(kind="request", on=date(2025, 1, 6), id="r", by="social-care"),
        *asked,
        as_of=date(2025, 6, 1),
        determinations=[
            determination(limb="reg-5-4-z-exception"),
            determination(on=date(2025, 7, 1)),
            determination(limb="reg-8-2-a-exception"),
            determination(trigger="A"),
            determination(on=date(2025, 1, 2)),
        ],
    )
    said = [f"{p.field} {p.message}" for p in result.warnings]
    for field, words in (
        ("determinations.reg-5-4-z-exception.limb", "is not the id of an exception"),
        ("determinations.reg-5-4-c-exception.on", "after the day asked about"),
        ("determinations.reg-8-2-a-exception.trigger", "several bodies or services"),
        ("determinations.reg-5-4-c-exception.trigger", "starts no limit"),
        ("determinations.reg-5-4-c-exception.on", "before the limit began to run"),
        ("events.r.by", "social-care cannot make a request"),
    ):
        assert any(s.startswith(field) and words in s for s in said), field


def test_bodies_that_cannot_be_told_apart_are_named() -> None:
    asked = [sr.Event(kind="advice-request", on=date(2025, 1, 20), to=to) for to in ("nhs-trust", "nhs-england")]
    result = answer(REQUEST, *asked, as_of=date(2025, 2, 1))
    assert sum("without saying which" in p.message for p in result.warnings) == 2


D = date(2025, 5, 12)

LATE = D + timedelta(900)


def day(n: int) -> date:
    return D + timedelta(n)


def E(kind: str, n: int, **more: Any) -> sr.Event:  # noqa: N802
    return sr.Event(kind=kind, on=day(n), **more)


def warned(*events: sr.Event, as_of: date = LATE, **more: Any) -> list[tuple[str, str]]:
    """Each warning's field and the beginning of what it says."""
    view = View(sr.Case(reference="W", events=events, **more), as_of)
    return [(p.field, p.message) for p in law_warnings(view, statute())]


def fields(*events: sr.Event, **more: Any) -> list[str]:
    return [field for field, _ in warned(*events, **more)]


def fixes(*events: sr.Event, **more: Any) -> list[str]:
    view = View(sr.Case(reference="W", events=events, **more), LATE)
    return [p.fix for p in law_warnings(view, statute())]


def determined(n: int, limb: str = "reg-5-4-d-exception", **more: Any) -> sr.Determination:
    return sr.Determination(limb=limb, by="panel", on=day(n), reason="invented", **more)


# determinations


def test_an_unknown_exception():
    (fix,) = fixes(determinations=[determined(5, "reg-5-4-d-exeption")])
    assert fix.startswith("Did you mean reg-5-4-d-exception")
    assert fixes(determinations=[determined(5, "zzzz")]) == ["`sendrules duties --limbs` lists them."]
    assert fields(E("request", 0), determinations=[determined(5, "zzzz"), determined(5)]) == [
        "determinations.zzzz.limb"
    ]


@pytest.mark.parametrize(("as_of", "seen"), [(4, False), (5, True), (6, True)])
def test_a_determination_is_seen_from_its_day(as_of, seen):
    said = fields(E("request", 0), determinations=[determined(5)], as_of=day(as_of))
    assert said == ([] if seen else ["determinations.reg-5-4-d-exception.on"])


@pytest.mark.parametrize(("n", "too_soon"), [(-1, True), (0, False), (1, False)])
def test_a_determination_before_the_limit_began_to_run(n, too_soon):
    too_soon_field = ["determinations.reg-5-4-d-exception.on"] if too_soon else []
    request = E("request", 0, id="req")
    assert fields(request, determinations=[determined(n)]) == too_soon_field
    assert fields(request, determinations=[determined(n, trigger="req")]) == too_soon_field
    # one that names its start is held against that start alone
    later = E("request", 40, id="later")
    assert fields(request, later, determinations=[determined(n, trigger="later")]) == [
        "determinations.reg-5-4-d-exception.on"
    ]
    assert fields(request, later, determinations=[determined(50, trigger="req")]) == []
    # one that names none counts for any that had begun
    assert fields(request, later, determinations=[determined(20)]) == []


def test_a_determination_that_names_what_starts_no_limit_of_its_limb():
    request, advice = E("request", 0, id="m"), E("advice-request", 9, id="a", to="school", about="Elm")
    other = E("advice-request", 9, id="z", to="school", about="Oak")
    for named in ("a", "z"):
        assert fields(request, advice, other, determinations=[determined(20, trigger=named)]) == [
            "determinations.reg-5-4-d-exception.trigger"
        ]
    assert fields(request, advice, other, determinations=[determined(20, trigger="m")]) == []
    of_advice = determined(20, "reg-8-2-b-exception", trigger="m")
    assert fields(request, advice, determinations=[of_advice]) == ["determinations.reg-8-2-b-exception.trigger"]


def test_a_determination_about_one_of_several_bodies():
    def asked(n: int, about: str, to: str = "nhs-trust") -> sr.Event:
        return E("advice-request", n, id=about, to=to, about=about)

    limb = "reg-8-2-b-exception"
    assert limb in statute().limbs
    one, two = asked(5, "Clinic"), asked(9, "Hospital")
    for n, several in ((8, False), (9, True), (20, True)):
        said = fields(one, two, determinations=[determined(n, limb)])
        assert said == ([f"determinations.{limb}.trigger"] if several else []), n
    assert fields(one, determinations=[determined(20, limb)]) == []
    assert fields(one, two, determinations=[determined(20, limb, trigger="Clinic")]) == []


# events


@pytest.mark.parametrize(("n", "detained"), [(-1, False), (0, True), (30, True), (31, False)])
def test_a_request_while_the_person_is_detained(n, detained):
    events = [E("detained", 0), E("released", 31), E("request", n)]
    said = [text for _, text in warned(*events)]
    assert any("detained starts nothing" in text for text in said) is detained
    assert not any(
        "detained starts nothing" in text for text in [t for _, t in warned(*events[:2], E("detained-request", 5))]
    )


@pytest.mark.parametrize(
    ("events", "kept"),
    [
        ([], False),
        ([E("final-plan", -5)], True),
        ([E("amended-plan", -1)], True),
        ([E("final-plan", 0)], False),  # made from an earlier request
        ([E("final-plan", 5)], False),
        ([E("final-plan", -5), E("plan-ceased", -6)], True),
        ([E("final-plan", -5), E("plan-ceased", -5)], False),
        ([E("final-plan", -5), E("plan-ceased", -4)], False),
        ([E("final-plan", -5), E("plan-ceased", 0)], False),
        ([E("final-plan", -5), E("plan-ceased", 1)], True),
        # ceased once, and made again
        ([E("final-plan", -9), E("plan-ceased", -8), E("final-plan", -5)], True),
        ([E("final-plan", -9), E("plan-ceased", -8), E("final-plan", -5), E("plan-ceased", -4)], False),
        ([E("final-plan", -9), E("final-plan", -5), E("plan-ceased", -7), E("plan-ceased", -8)], True),
        ([E("final-plan", -9), E("amended-plan", -7), E("amended-plan", -3), E("plan-ceased", -2)], False),
        ([E("final-plan", -9), E("plan-ceased", -8), E("plan-ceased", -7), E("final-plan", -5), E("plan-ceased", -4)], False),
    ],
)  # fmt: skip
def test_a_request_while_a_plan_is_maintained(events, kept):
    said = warned(*events, E("request", 0))
    kinds = [
        text[:40] for _, text in said if "nothing that led to it" not in text
    ]  # of plans amended for no reason given
    assert kinds == (["a request was made while a plan is maint"] if kept else [])
    assert not any("plan is maint" in text for _, text in warned(*events, E("reassessment-request", 0)))


@pytest.mark.parametrize(
    ("by", "may"),
    [
        ("parent", True),
        ("young-person", True),
        ("senco", True),
        ("alternative-person", True),
        ("health-professional", False),
        (None, True),
    ],
)
def test_who_may_make_a_request(by, may):
    assert fields(E("request", 0, by=by)) == ([] if may else ["events.request-1.by"])


@pytest.mark.parametrize(
    ("order", "then"),
    [
        ("amend-provision", "No time limit exists until the Tribunal makes an order by consent"),
        ("name-school", "No time limit exists until the Tribunal makes an order by consent"),
        ("name-school-and-amend", "No time limit exists until the Tribunal makes an order by consent"),
        ("continue", "No time limit exists until the Tribunal makes an order by consent"),
        ("continue-and-amend", "No time limit exists until the Tribunal makes an order by consent"),
        ("reassess", "No time limit exists until the authority decides to re-assess (reg 27(2))"),
        ("assess", "The weeks from the request stand"),
        ("make-plan", "The weeks from the request stand"),
        (None, "Say in `order` what the appeal was about"),
    ],
)
def test_what_follows_a_concession_after_the_response(order, then):
    events = [
        E("final-plan", -60),
        E("appeal-received", 0),
        E("appeal-response", 4),
        E("appeal-conceded", 5, order=order),
    ]

    def fixes(*more):
        found = sr.evaluate(sr.Case(reference="W-2", events=[*events, *more]), as_of=day(90)).warnings
        return [w.fix for w in found if "conceded after the response" in w.message]

    (fix,) = fixes()
    assert fix.startswith(then)
    assert fixes(E("tribunal-order", 5, order="other")) == []  # an order has weeks of its own
    assert fixes(E("tribunal-order", 30, order="other")) == []
    assert fixes(E("tribunal-order", 4, order="other")) == [fix]


@pytest.mark.parametrize(("response", "late"), [(None, False), (4, True), (6, False)])
def test_an_appeal_that_is_conceded_after_the_response(response, late):
    events = [E("refusal-to-assess", -30), E("appeal", 0), E("appeal-conceded", 5, order="assess")]
    events += [E("appeal-response", response)] if response is not None else []
    text = "the appeal was conceded after the response"
    assert any(t.startswith(text) for _, t in warned(*events)) is late
    for as_of, seen in ((4, False), (5, late), (6, late)):
        assert any(t.startswith(text) for _, t in warned(*events, as_of=day(as_of))) is seen
    # nothing but a concession is one
    assert not any(
        t.startswith(text) for _, t in warned(*events[:2], *events[3:], E("tribunal-order", 9, order="assess"))
    )


# gaps

UNDECIDED = "a plan was amended after a review meeting"


@pytest.mark.parametrize(
    ("events", "undecided"),
    [
        ([E("review-meeting", -40), E("amendment-notice", -20)], True),
        ([E("review-meeting", -40)], False),  # amended without a notice
        ([E("amendment-notice", -20)], False),  # without a meeting
        ([E("review-meeting", -40), E("decision-to-amend", -30), E("amendment-notice", -20)], False),
        ([E("review-meeting", -40), E("decision-to-amend", -40), E("amendment-notice", -20)], False),
        ([E("review-meeting", -40), E("decision-to-amend", 0), E("amendment-notice", -20)], False),
        ([E("review-meeting", -40), E("decision-to-amend", 1), E("amendment-notice", -20)], True),
        ([E("review-meeting", -40), E("decision-to-amend", -41), E("amendment-notice", -20)], True),
        ([E("review-meeting", -40), E("amendment-notice", -40)], True),
        ([E("review-meeting", -40), E("amendment-notice", -41)], False),
        ([E("review-meeting", -40), E("amendment-notice", 0)], True),
        ([E("review-meeting", -40), E("amendment-notice", 1)], False),
        ([E("review-meeting", 0), E("amendment-notice", 0)], True),
        ([E("review-meeting", 1), E("amendment-notice", 0)], False),
        # the last meeting, since the plan before
        (
            [
                E("review-meeting", -90),
                E("decision-to-amend", -80),
                E("review-meeting", -40),
                E("amendment-notice", -20),
            ],
            True,
        ),
        ([E("review-meeting", -90), E("review-meeting", -40), E("amendment-notice", -50)], False),
        ([E("final-plan", -50), E("review-meeting", -60), E("amendment-notice", -20)], False),
        ([E("final-plan", -60), E("review-meeting", -60), E("amendment-notice", -20)], True),
        ([E("final-plan", 30), E("review-meeting", -40), E("amendment-notice", -20)], True),
    ],
)
def test_a_plan_amended_after_a_meeting_without_a_decision(events, undecided):
    said = warned(*events, E("amended-plan", 0))
    assert any(text.startswith(UNDECIDED) for _, text in said) is undecided


def test_a_future_event_leaves_no_gap():
    events = [E("review-meeting", -40), E("amendment-notice", -20), E("amended-plan", 0)]
    for as_of, seen in ((-1, False), (0, True), (1, True)):
        assert any(text.startswith(UNDECIDED) for _, text in warned(*events, as_of=day(as_of))) is seen
    # of a plan that was amended, and of no other
    final = [E("review-meeting", -40), E("amendment-notice", -20), E("final-plan", 0)]
    assert not any(text.startswith(UNDECIDED) for _, text in warned(*final))


@pytest.mark.parametrize(
    ("events", "in_between"),
    [
        ([], False),
        ([E("request", -30)], True),
        ([E("responsible", -30)], True),
        ([E("request", 0)], True),
        ([E("request", 1)], False),
        ([E("request", -30), E("final-plan", -1)], False),
        ([E("request", -30), E("final-plan", 0)], False),
        ([E("request", -30), E("final-plan", 1)], True),
        ([E("request", -30), E("refusal-to-assess", -30)], False),
        ([E("request", -30), E("refusal-to-assess", -31)], True),
        ([E("request", -60), E("refusal-to-assess", -50), E("request", -30)], True),
        ([E("request", -60), E("request", -30), E("refusal-to-assess", -40)], True),
        ([E("request", -60), E("refusal-to-assess", -50), E("request", -30), E("no-plan-notice", -5)], False),
    ],
)
def test_a_move_in_the_middle_of_an_assessment(events, in_between):
    said = warned(*events, E("moved", 0))
    assert any(text.startswith("the move comes in the middle") for _, text in said) is in_between


@pytest.mark.parametrize(
    ("decided", "after"), [(None, False), (-1, False), (0, True), (5, True), (10, True), (11, False)]
)
def test_a_request_for_a_re_assessment_withdrawn_after_the_decision(decided, after):
    events = [E("final-plan", -300), E("reassessment-request", 0), E("request-withdrawn", 10)]
    events += [E("decision-to-reassess", decided)] if decided is not None else []
    assert any(text.startswith("the request was withdrawn after") for _, text in warned(*events)) is after


# dates that are set


@pytest.mark.parametrize("ended", [None, "withdrawn", "struck-out"])
def test_an_appeal_that_ended_nobody_says_how(ended):
    end = sr.Event(kind="appeal-ended", on=date(2026, 7, 13), ended=ended)
    found = answer(event("appeal", date(2026, 3, 2)), end, as_of=date(2026, 7, 20)).warnings
    assert [w.field for w in found] == ([] if ended else ["events.appeal-ended-1.ended"])
    assert all("`tribunal-order` with `dismiss`" in (w.fix or "") for w in found)


def test_a_direction_that_cannot_set_a_date():
    def direction(duty: str) -> list[sr.Event]:
        appeal = E("appeal-received", 0)
        return [appeal, E("tribunal-direction", 9, duty=duty, sets=day(60))]

    assert warned(*direction("hesc-21-1-c-response-30wd")) == []
    assert fixes(*direction("hesc-21-1-c-response-30w"))[0].startswith("Did you mean hesc-21-1-c-response-30wd")
    ((field, text),) = warned(*direction("reg-5-1-decision-to-assess"))
    assert (field, "cannot set the date of reg-5-1-decision-to-assess" in text) == (
        "events.tribunal-direction-1.duty",
        True,
    )
    ((_, text),) = warned(*direction("qqq"))
    assert text == "'qqq' is not the id of a duty, so it is ignored."
    (fix,) = fixes(*direction("qqq"))
    assert fix.startswith("It can set the dates of: ")
    assert "hesc-21-1-c-response-30wd" in fix
