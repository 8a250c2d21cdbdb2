"""When messages are acknowledged and answered, and updates given."""

import pickle
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

import sendrules as sr
from policies import DOC, case, engine, policy
from sendrules.wording.data import result_dict


def standards(**change: Any) -> sr.StandardsPolicy:
    given: dict[str, Any] = {"id": "s", "title": "S", "provenance": DOC}
    return sr.StandardsPolicy.model_validate(given | change)


REPLY = {
    "id": "reply", "title": "Replies", "acknowledge": "3 working days", "reply": "10 working days", "basis": "receipt",
    "provenance": DOC,
}  # fmt: skip


def test_a_message_before_easter_is_acknowledged_and_answered_in_working_days():
    (found,) = engine(standards=standards(communication=[REPLY])).replies(date(2026, 4, 2))
    assert (found.acknowledge_by, found.reply_by) == (date(2026, 4, 9), date(2026, 4, 20))


def test_a_reply_after_the_acknowledgement_and_its_escalation():
    further = REPLY | {
        "acknowledge": "5 working days", "reply": "5 working days", "basis": "acknowledgement",
        "escalation": [
            {"after": "5 working days", "to": "senior case manager"}, {"after": "10 working days", "to": "practice manager"},
        ],
    }  # fmt: skip
    # acknowledged in five working days, answered in five more; with no reply, to one post after five days and to another after
    # five more. Thursday 15 January 2026: the 16th, 19th to 22nd are five, the 23rd, 26th to 29th five more
    made = engine(standards=standards(communication=[further]))
    (found,) = made.replies(date(2026, 1, 15), acknowledged=date(2026, 1, 22))
    assert (found.acknowledge_by, found.reply_by) == (date(2026, 1, 22), date(2026, 1, 29))
    posts = (("senior case manager", date(2026, 1, 22)), ("practice manager", date(2026, 1, 29)))
    assert found.escalate == posts
    early, unknown = (
        made.replies(date(2026, 1, 15), acknowledged=date(2026, 1, 16)),
        made.replies(date(2026, 1, 15)),
    )
    assert (early[0].reply_by, early[0].escalate) == (date(2026, 1, 23), posts)
    assert (unknown[0].reply_by, unknown[0].escalate) == (None, posts)


def test_an_update_every_so_often_has_its_day_and_says_how_it_goes_on():
    every = {
        "id": "u",
        "title": "Updates",
        "repeats": "14 days",
        "basis": "event",
        "event": "advice-late",
        "provenance": DOC,
    }
    (found,) = engine(standards=standards(communication=[every])).replies(date(2026, 4, 2), event="advice-late")
    assert (found.acknowledge_by, found.reply_by, found.update_by) == (None, None, date(2026, 4, 16))
    assert "an update every 14 days, the first by Thu 16 Apr 2026" in found.reasons
    assert found.to_dict()["update_by"] == "2026-04-16"


def test_an_office_closure_counts_for_replies_and_nowhere_in_law():
    shut = {"first": date(2026, 4, 7), "last": date(2026, 4, 8), "title": "Office move"}
    made = engine(standards=standards(communication=[REPLY], closures=[shut]))
    assert made.replies(date(2026, 4, 2))[0].acknowledge_by == date(2026, 4, 13)
    with_closure, without = (e.evaluate(case("A", date(2026, 3, 2)), as_of=date(2026, 4, 30)) for e in (made, engine()))
    assert result_dict(with_closure.statutory) == result_dict(without.statutory)


EMAIL = REPLY | {"id": "email", "channels": ["email", "phone"]}
POST = REPLY | {"id": "post", "channels": ["post"], "acknowledge": "10 working days"}
DECISION = {
    "id": "decision",
    "title": "Decisions",
    "event": "decision",
    "reply": "1 week",
    "basis": "event",
    "provenance": DOC,
}
THURSDAY = date(2026, 1, 15)


def test_without_a_channel_each_standard_answers_for_its_channels():
    made = engine(standards=standards(communication=[EMAIL, POST]))
    assert [(t.standard, t.channels) for t in made.replies(THURSDAY)] == [
        ("email", ("email", "phone")),
        ("post", ("post",)),
    ]
    assert [t.standard for t in made.replies(THURSDAY, channel="phone")] == ["email"]
    assert made.replies(THURSDAY)[1].to_dict()["channels"] == ["post"]


def test_a_channel_or_an_event_that_no_standard_knows_is_said_with_those_that_are_known():
    made = engine(standards=standards(communication=[EMAIL, POST, DECISION]))
    with pytest.raises(
        sr.NoStandardFor, match=r"'emial'. Did you mean email\? Name one of these: email, phone, post"
    ) as found:
        made.replies(THURSDAY, channel="emial")
    assert (found.value.name, found.value.known) == ("emial", ("email", "phone", "post"))
    assert str(pickle.loads(pickle.dumps(found.value))) == str(found.value)
    with pytest.raises(sr.NoStandardFor, match=r"for the event 'enquiry'. Name one of these: message, decision"):
        made.replies(THURSDAY, event="enquiry")


def test_a_standard_for_every_channel_says_that_none_names_the_channel():
    made = engine(standards=standards(communication=[REPLY, POST]))
    (found,) = made.replies(THURSDAY, channel="fax")
    assert found.standard == "reply"
    assert "no standard names the channel 'fax', and this one is for all (named: post)" in found.reasons
    assert [t.standard for t in made.replies(THURSDAY, channel="post")] == ["reply", "post"]
    (alone,) = engine(standards=standards(communication=[REPLY])).replies(THURSDAY, channel="fax")
    assert not any("fax" in reason for reason in alone.reasons)


@pytest.mark.parametrize("declared", [None, {}, {"communication": [DECISION], "in_force_from": date(2026, 2, 1)}])
def test_where_nothing_is_published_or_in_force_there_is_no_answer(declared: Any):
    made = engine(standards=standards(**declared) if declared is not None else None)
    assert made.replies(THURSDAY, event="anything", channel="fax") == ()


def test_a_week_is_seven_days_and_is_not_five_working_days():
    # a panel of Wednesday 1 April 2026 tells by the following Wednesday; Good Friday is the 3rd, Easter Monday the 6th
    made = engine(
        standards=standards(communication=[DECISION, DECISION | {"id": "in-days", "reply": "5 working days"}])
    )
    week, days = made.replies(date(2026, 4, 1), event="decision")
    assert (week.reply_by, days.reply_by) == (date(2026, 4, 8), date(2026, 4, 10))
    assert week.reasons == ("decision of Wed 1 Apr 2026, which is not counted", "reply within 1 week")


def test_an_acknowledgement_and_an_escalation_may_be_in_days_weeks_or_months():
    given = REPLY | {
        "acknowledge": "2 days", "reply": "1 month", "escalation": [{"after": "2 weeks", "to": "head of service"}],
    }  # fmt: skip
    (found,) = engine(standards=standards(communication=[given])).replies(date(2026, 1, 31))
    assert (found.acknowledge_by, found.reply_by) == (date(2026, 2, 2), date(2026, 2, 28))
    assert found.escalate == (("head of service", date(2026, 2, 14)),)
    assert found.reasons[1:] == ("acknowledgement within 2 days", "reply within 1 month")


def test_a_period_that_counts_its_first_day_says_so():
    given = REPLY | {"acknowledge": None, "reply": sr.Days(7, sr.Counting.BEGINNING_WITH)}
    (found,) = engine(standards=standards(communication=[given])).replies(date(2026, 1, 1))
    assert found.reply_by == date(2026, 1, 7)
    assert found.reasons == ("received Thu 1 Jan 2026", "reply within 7 days, the first day counted")


WHEN = {"any": [{"fact": "testshire.looked_after", "is": True}, {"fact": "testshire.age", "at_least": 16}]}
QUICK = REPLY | {"id": "quick", "reply": "2 working days", "acknowledge": None, "when": WHEN}


def test_without_a_case_a_condition_is_given_in_words():
    (found,) = engine(standards=standards(communication=[QUICK])).replies(THURSDAY)
    assert (found.applies, found.reply_by) == (None, date(2026, 1, 19))
    assert found.reasons[-1] == "only for a case with ('looked_after': yes or 'age' of 16 or more)"


@pytest.mark.parametrize(
    ("facts", "applies", "reply_by", "missing"),
    [
        ({"looked_after": True}, True, date(2026, 1, 19), ()),
        ({"looked_after": False, "age": 12}, False, None, ()),
        ({"looked_after": False}, None, date(2026, 1, 19), ("age (testshire.age)",)),
    ],
)
def test_with_a_case_a_condition_is_tested(facts: Any, applies: Any, reply_by: Any, missing: Any):
    made = engine(standards=standards(communication=[QUICK]))
    (found,) = made.replies(THURSDAY, case=case("A", date(2026, 1, 5), **facts))
    assert (found.applies, found.reply_by, found.missing) == (applies, reply_by, missing)
    told = " ".join(found.reasons)
    assert ("does not apply" in told) is (applies is False)
    assert ("not recorded: age (testshire.age)" in told) is (applies is None)
    assert found.to_dict()["applies"] is applies


def test_a_fact_that_cannot_be_read_is_said_in_the_reasons():
    def broken(_case: sr.Case, _day: date) -> bool:
        raise ValueError("the register is shut")

    facts = (sr.FactDefinition("testshire.looked_after", "Looked after", broken),)
    when = {"fact": "testshire.looked_after", "is": True}
    made = sr.Engine(replace(policy(standards=standards(communication=[QUICK | {"when": when}])), facts=facts))
    (found,) = made.replies(THURSDAY, case=case("A", date(2026, 1, 5)))
    assert found.applies is None
    assert any("A: testshire.looked_after could not be read" in reason for reason in found.reasons)
    with pytest.raises(sr.WrongType):
        made.replies(THURSDAY, case={"reference": "A"})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "place", "why"),
    [
        ({"reply": "5 working days"}, "reply", "no message is answered"),
        ({"acknowledge": "1 week"}, "acknowledge", "no message is answered"),
        ({"escalation": [{"after": "1 week", "to": "head"}]}, "escalation", "no message is answered"),
        ({"event": "decision"}, "event", "not from another event"),
        ({"repeats": None}, "basis", "not said how often"),
    ],
)
def test_updates_that_count_from_the_wait_answer_no_message(change: Any, place: str, why: str):
    of_the_wait = {"id": "u", "title": "Updates", "repeats": "14 days", "basis": "wait", "provenance": DOC}
    with pytest.raises(ValidationError, match=why):
        standards(communication=[of_the_wait | change])
    made = engine(standards=standards(communication=[of_the_wait]))
    assert made.replies(THURSDAY) == ()


def test_the_first_update_counts_from_the_acknowledgement_where_the_reply_does():
    """Received Monday 12, acknowledged Thursday 15 January 2026; two weeks from then are Thursday the 29th."""
    own = REPLY | {"repeats": "2 weeks", "basis": "acknowledgement"}
    made = engine(standards=standards(communication=[own]))
    (found,) = made.replies(date(2026, 1, 12), acknowledged=date(2026, 1, 15))
    assert found.update_by == date(2026, 1, 29)
    (open_,) = made.replies(date(2026, 1, 12))
    assert open_.update_by is None
    assert "an update every 2 weeks, the first counted from the acknowledgement" in open_.reasons


def test_what_is_acknowledged_before_it_came_is_refused():
    made = engine(standards=standards(communication=[REPLY]))
    with pytest.raises(
        sr.InputError, match="acknowledged on Fri 2 Jan 2026, before it was received on Mon 12 Jan 2026"
    ):
        made.replies(date(2026, 1, 12), acknowledged=date(2026, 1, 2))
