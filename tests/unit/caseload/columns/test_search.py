"""The search for what became of a start, on columns: by hand, with what comes out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from column_courses import course_rows
from matching import LATE, E, day, duty
from sendrules.case.kinds import Dated, EventKind, Order
from sendrules.law.conditions.turning_25 import PowerEnds
from sendrules.law.model.discharge import Answer, Reversal
from sendrules.law.model.duty import Bound, Duty, Trigger
from sendrules.law.model.overtaken import Overtaken, Stage

REVIVED = duty(
    ends_with=Answer(EventKind.REFUSAL_TO_ASSESS, EventKind.NO_PLAN_NOTICE, EventKind.REQUEST_WITHDRAWN),
    revived_by=Reversal(EventKind.DECISION_TO_ASSESS),
)
REQUEST, REFUSAL, DECISION = E("request", 0), E("refusal-to-assess", 10, id="no"), E("decision-to-assess", 20, id="yes")


def became(rule: Duty, *events, as_of=LATE) -> list[dict[str, object]]:
    """Give what became of each start: only what there is, without the start itself."""
    own = ("case", "row", "day", "holds", "trigger")
    rows = course_rows(rule, *events, as_of=as_of)
    return [{name: value for name, value in row.items() if value is not None and name not in own} for row in rows]


@pytest.mark.parametrize(
    ("events", "found"),
    [
        ([], {}),
        ([REFUSAL], {"ended": "no", "ended_day": day(10)}),
        ([REFUSAL, DECISION], {"revived": "yes", "undone": "no"}),
        ([REFUSAL, E("request-withdrawn", 15), DECISION], {"ended": "no", "ended_day": day(10)}),
        ([REFUSAL, E("request", 15), DECISION], {"ended": "no", "ended_day": day(10)}),
        ([REFUSAL, E("request", 21), DECISION], {"revived": "yes", "undone": "no"}),
        ([REFUSAL, E("request", 15), E("request-withdrawn", 20), DECISION], {"revived": "yes", "undone": "no"}),
        ([REFUSAL, E("request", 15), E("request-withdrawn", 21), DECISION], {"ended": "no", "ended_day": day(10)}),
        ([REFUSAL, DECISION, E("final-plan", 30, id="plan")],
         {"done": "plan", "done_day": day(30), "revived": "yes", "undone": "no"}),
        ([E("final-plan", 9, id="plan"), REFUSAL], {"done": "plan", "done_day": day(9)}),
        ([E("final-plan", -1)], {}),
        ([E("final-plan", 0, id="plan")], {"done": "plan", "done_day": day(0)}),
    ],
)  # fmt: skip
def test_done_ended_and_revived(events, found):
    assert became(REVIVED, REQUEST, *events)[0] == found


def test_a_refusal_on_the_day_of_a_second_request_answers_the_first_alone():
    again, third = E("request", 10), E("request", 10, by="school")
    assert [bool(each) for each in became(REVIVED, REQUEST, again, third, REFUSAL)] == [True, False, False]
    assert [bool(each) for each in became(REVIVED, again, third, REFUSAL)] == [True, True]
    second = E("refusal-to-assess", 11, id="no-2")
    assert [each["ended"] for each in became(REVIVED, REQUEST, again, REFUSAL, second)] == ["no", "no-2"]
    window = duty(ends_with=REVIVED.ends_with, bound=Bound.OPEN_UNTIL)
    assert [bool(each) for each in became(window, REQUEST, again, REFUSAL)] == [True, True]


def test_a_refusal_after_the_law_had_ended_a_request_answers_one_of_its_own_day():
    """The power to maintain a plan ended on day 8, so the refusal did not answer the first request."""
    rule = replace(REVIVED, lapses=PowerEnds())
    birthday = E("turns-25", 5, course_ends=day(8), id="25")
    refusal = E("refusal-to-assess", 20, id="no")
    first, again = became(rule, REQUEST, E("request", 20), birthday, refusal)
    assert (first["ended"], first["ended_day"]) == ("25", day(8))
    assert (again["ended"], again["ended_day"]) == ("no", day(20))


def test_a_chain_of_requests_on_the_days_of_refusals():
    """Each refusal answers the request before it, so each request is judged after the one before."""
    events = []
    for n in range(6):
        events += [E("request", 10 * n), E("refusal-to-assess", 10 * (n + 1), id=f"no-{n}")]
    assert [each["ended"] for each in became(REVIVED, *events)] == [f"no-{n}" for n in range(6)]


def test_a_withdrawal_ends_one_request():
    events = [E("request", 0), E("request", 5), E("request-withdrawn", 9, id="back")]
    assert [each.get("ended") for each in became(REVIVED, *events)] == [None, "back"]
    again = E("request-withdrawn", 12, id="back-2")
    assert [each.get("ended") for each in became(REVIVED, *events, again)] == ["back-2", "back"]


def test_what_is_on_its_way_and_what_was_sent_again():
    rule = duty(discharged_by=Answer(EventKind.FINAL_PLAN, by=Dated.SERVED))
    slow, quick = E("final-plan", 10, served=day(30), id="slow"), E("final-plan", 12, served=day(13), id="quick")
    assert became(rule, REQUEST, slow, as_of=day(29)) == [{"in_transit": "slow"}]
    assert became(rule, REQUEST, slow, as_of=day(30)) == [{"done": "slow", "done_day": day(30)}]
    assert became(rule, REQUEST, slow, quick) == [{"done": "quick", "done_day": day(13)}]
    assert became(rule, REQUEST, slow, quick, as_of=day(13)) == [{"done": "quick", "done_day": day(13)}]


def test_what_is_about_another_request_does_not_hide_what_was_sent_again():
    rule = duty(
        discharged_by=Answer(EventKind.FINAL_PLAN, by=Dated.SERVED), ends_with=Answer(EventKind.REQUEST_WITHDRAWN)
    )
    slow, quick = E("final-plan", 10, served=day(30), id="slow"), E("final-plan", 12, served=day(13), id="quick")
    again = (E("request", 1), E("request-withdrawn", 11))
    assert became(rule, REQUEST, *again, slow, quick)[0] == {"done": "quick", "done_day": day(13)}


@pytest.mark.parametrize(
    ("written", "done"),
    [(None, "first"), (11, "first"), (10, "first"), (9, "again"), (-3, "again")],
)
def test_what_was_sent_again_may_bear_an_earlier_date(written, done):
    rule = duty(discharged_by=Answer(EventKind.FINAL_PLAN, by=Dated.WRITTEN))
    more = {} if written is None else {"written": day(written)}
    again = E("final-plan", 13, id="again", **more)
    assert became(rule, REQUEST, E("final-plan", 10, id="first"), again)[0]["done"] == done


def test_an_act_about_another_school_answers_nothing():
    rule = duty(trigger=(Trigger(EventKind.SCHOOL_CONSULTED),), discharged_by=Answer(EventKind.SCHOOL_ANSWER))
    asked = E("school-consulted", 0, about="Oak School")
    assert became(rule, asked, E("school-answer", 5, about="Elm")) == [{}]
    assert became(rule, asked, E("school-answer", 5)) == [{}]
    answer = E("school-answer", 5, about="OAK  school", id="a")
    assert became(rule, asked, answer) == [{"done": "a", "done_day": day(5)}]


def test_advice_that_cannot_be_told_apart_answers_nothing():
    rule = duty(trigger=(Trigger(EventKind.ADVICE_REQUEST),), discharged_by=Answer(EventKind.ADVICE_RECEIVED))
    asked, given = E("advice-request", 0, to="social-care"), E("advice-received", 5, id="a")
    assert became(rule, asked, given) == [{"done": "a", "done_day": day(5)}]
    other = E("advice-request", 1, to="educational-psychologist")
    assert became(rule, asked, other, given) == [{}, {}]
    named = E("advice-request", 1, to="educational-psychologist", about="Hearing")
    assert became(rule, asked, named, given) == [{"done": "a", "done_day": day(5)}, {}]


def test_what_a_later_start_hides_it_hides_for_good_though_it_is_taken_back():
    rule = duty(latest_start_only=True, revived_by=Reversal(EventKind.DECISION_TO_ASSESS))
    events = (REQUEST, E("request", 5), E("request-withdrawn", 15), E("final-plan", 20, id="plan"))
    assert became(rule, *events)[0] == {"done": "plan", "done_day": day(20)}
    assert became(rule, *events, E("decision-to-assess", 10))[0] == {}


def test_only_the_latest_start_is_answered():
    rule = duty(latest_start_only=True)
    assert [each.get("done") for each in became(rule, REQUEST, E("request", 5), E("final-plan", 9, id="p"))] == [
        None,
        "p",
    ]


def test_a_start_that_was_not_the_latest_stays_unanswered_once_the_later_one_is_taken_back():
    rule = duty(latest_start_only=True, ends_with=Answer(EventKind.REQUEST_WITHDRAWN))
    events = [REQUEST, E("request", 10), E("final-plan", 15), E("request-withdrawn", 20), E("final-plan", 30)]
    assert became(rule, *events)[0] == {}


STAGE = Stage((Order.ASSESS,), (EventKind.REFUSAL_TO_ASSESS,), (EventKind.DECISION_TO_ASSESS,))
OVERTAKEN = duty(
    ends_with=Answer(EventKind.REFUSAL_TO_ASSESS),
    overtaken_by=Overtaken((EventKind.TRIBUNAL_ORDER, EventKind.DETAINED), (Order.ASSESS,), (STAGE,)),
    revived_by=Reversal(EventKind.DECISION_TO_ASSESS),
)
ORDER = E("tribunal-order", 50, order="assess", id="order")


@pytest.mark.parametrize(
    ("events", "ended"),
    [
        ([REQUEST], ["order"]),  # nothing was refused: the order is about what had not passed the stage
        ([REQUEST, DECISION], [None]),
        ([REQUEST, E("decision-to-assess", 50)], ["order"]),
        ([REQUEST, REFUSAL], ["no"]),
        ([REQUEST, REFUSAL, E("request", 20)], ["no", None]),
        ([REQUEST, E("request", 20), E("refusal-to-assess", 20, id="no")], ["no", None]),
        ([REQUEST, E("request", 20), E("refusal-to-assess", 51, id="no")], ["order", "order"]),
    ],
)
def test_an_order_is_about_what_was_refused_or_had_not_passed_the_stage(events, ended):
    assert [each.get("ended") for each in became(OVERTAKEN, *events, ORDER)] == ended


def test_an_order_for_something_else_overtakes_nothing_and_detention_everything():
    assert became(OVERTAKEN, REQUEST, E("tribunal-order", 50, order="make-plan")) == [{}]
    assert became(OVERTAKEN, REQUEST, E("tribunal-order", 50)) == [{}]
    assert became(OVERTAKEN, REQUEST, DECISION, E("detained", 50, id="d")) == [{"ended": "d", "ended_day": day(50)}]


def test_an_act_that_carries_out_an_order_of_its_day_revives_nothing():
    events = [REQUEST, REFUSAL, E("decision-to-assess", 50, id="then")]
    assert became(OVERTAKEN, *events) == [{"revived": "then", "undone": "no"}]
    assert became(OVERTAKEN, *events, ORDER) == [{"ended": "no", "ended_day": day(10)}]


def test_what_was_done_before_an_order_stays_done():
    plan = E("final-plan", 10, id="plan")
    assert became(OVERTAKEN, REQUEST, plan, ORDER) == [{"done": "plan", "done_day": day(10)}]


def test_any_event_of_the_day_may_be_what_an_act_carries_out():
    """The order is not about this request, which had passed the stage. Detention overtakes it."""
    rule = replace(OVERTAKEN, ends_with=Answer(EventKind.NO_PLAN_NOTICE))
    events = [
        REQUEST,
        E("decision-to-assess", 5),
        E("no-plan-notice", 10, id="no"),
        E("decision-to-assess", 50, id="b"),
    ]
    order, detained = E("tribunal-order", 50, order="assess", id="a"), E("detained", 50, id="z")
    assert became(rule, *events, order) == [{"revived": "b", "undone": "no"}]
    assert became(rule, *events, order, detained) == [{"ended": "no", "ended_day": day(10)}]
