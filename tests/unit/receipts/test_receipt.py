"""A receipt is replayed: the same outcomes, or what has changed and why."""

import json
from datetime import date

import pytest

import sendrules as sr
from receipts import CASE, changed, receipt
from sendrules.law.digest import digest_of


def test_a_receipt_is_replayed_to_the_same_outcomes():
    again = sr.replay(sr.Receipt.from_json(receipt().to_json()))
    assert (again.same, again.grounds, again.outcomes) == (True, (), ())
    assert again.result["reg-13-2-final-plan-20-weeks"].due == date(2025, 10, 8)
    assert sr.replay(receipt().to_dict()).same


def test_it_keeps_what_the_answer_rests_on():
    data = receipt().to_dict()
    assert data["format"] == "sendrules-receipt-3"
    assert (data["sendrules"], data["as_of"]) == (sr.__version__, "2025-10-09")
    assert data["law"]["adopted"] == digest_of(sr.statute().duties)
    assert data["law"]["readings"] == data["readings"] == {}
    duty = "reg-13-2-final-plan-20-weeks"
    assert data["law"]["duties"][duty] == digest_of(sr.statute().versions(duty))
    assert data["calendar"]["digest"] == sr.ENGLAND_AND_WALES.digest
    said = data["outcomes"]["reg-13-2-final-plan-20-weeks from request-1"]
    assert said == {
        "started": "2025-05-21", "outcome": {"is": "due", "on": "2025-10-08", "set_by": None},
        "compliance": "overdue", "limit": "2025-10-08", "done": None,
    }  # fmt: skip


def test_it_keeps_nothing_personal_beyond_the_facts_used():
    text = receipt().to_json()
    for gone in ("private", "remark", "caseworker", "claims", "vulnerability_group", "looked-after"):
        assert gone not in text
    kept = receipt().case
    assert [e.kind for e in kept.events] == [
        "request",
        "advice-request",
        "review-meeting",
    ]  # what the day could see
    assert kept.events[1].about == "Oak School"  # answers are matched by it
    assert kept.circumstances[0].what == "left out"
    assert [(d.limb, d.by) for d in kept.determinations] == [("reg-5-4-c-exception", "left out")]


def test_a_reading_is_kept_and_used_again():
    kept = receipt(readings={"notify": "sent"})
    assert kept.to_dict()["readings"] == {"notify": "sent"}
    assert kept.to_dict()["law"] != receipt().to_dict()["law"]
    assert sr.replay(kept).same


def test_a_reading_that_no_longer_exists_is_reported():
    again = sr.replay(changed(readings={"no-such-question": "yes"}))
    assert [(c.what, c.was, c.found) for c in again.grounds] == [
        ("reading no-such-question", "yes", "no such question or answer")
    ]


def test_another_version_or_law_is_a_ground_and_not_an_outcome():
    law = receipt().to_dict()["law"] | {"adopted": "0" * 16}
    law["duties"] |= {"reg-13-2-final-plan-20-weeks": "1" * 16, "reg-0-gone": "2" * 16}
    again = sr.replay(changed(sendrules="0.0.1", law=law))
    assert [(c.what, c.was) for c in again.grounds[1:]] == [
        ("law", "0" * 16), ("encoding of reg-13-2-final-plan-20-weeks", "1" * 16), ("encoding of reg-0-gone", "2" * 16),
    ]  # fmt: skip
    assert again.grounds[-1].found == "no such duty"
    assert again.same
    assert str(again.grounds[0]) == f"version of sendrules: was 0.0.1, is {sr.__version__}"


def test_an_outcome_that_differs_is_named_with_both_answers():
    data = receipt().to_dict()
    key = "reg-13-2-final-plan-20-weeks from request-1"
    data["outcomes"][key] = data["outcomes"][key] | {"compliance": "met"}
    data["outcomes"]["reg-0-gone from request-1"] = {"compliance": "met"}
    again = sr.replay(data)
    assert not again.same
    assert {c.what: (c.was if c.found == "nothing" else c.found["compliance"]) for c in again.outcomes} == {
        key: "overdue", "reg-0-gone from request-1": {"compliance": "met"},
    }  # fmt: skip


def test_a_calendar_with_a_proclaimed_day_is_laid_over_again():
    days = sr.ENGLAND_AND_WALES.overlay({date(2026, 4, 20): "invented day off"}, [date(2026, 5, 4)])
    case = sr.Case(reference="B", events=[sr.Event(kind="moved", on=date(2026, 4, 15), aware=date(2026, 4, 15))])
    kept = sr.evaluate(case, as_of=date(2026, 4, 15), calendar=days).receipt
    again = sr.replay(kept)
    assert (again.same, again.grounds) == (True, ())
    other = sr.replay(kept, calendar=sr.ENGLAND_AND_WALES)
    assert [c.what for c in other.grounds] == ["name of the calendar", "calendar"]


def test_a_day_that_was_proclaimed_since_is_a_ground():
    data = receipt().to_dict()
    data["calendar"]["changes"] = [
        ["2026-12-25", "already a day off", "added"],
        ["2026-04-07", "was none", "removed"],
    ]
    data["calendar"]["digest"] = "another"
    again = sr.replay(data)
    assert [c.what for c in again.grounds] == [
        "calendar: 2026-12-25 added", "calendar: 2026-04-07 removed", "calendar",
    ]  # fmt: skip
    assert again.grounds[1].was == "was none"


@pytest.mark.parametrize("change", ["added", "removed"])
def test_a_day_that_the_calendar_does_not_know_is_a_ground(change):
    data = receipt().to_dict()
    data["calendar"]["changes"] = [["2050-01-03", "x", change]]
    assert [c.what for c in sr.replay(data).grounds] == [f"calendar: 2050-01-03 {change}"]


def parts(data, at=()):
    """Every place in a receipt; of the digests and outcomes, which are all alike, those of the first."""
    yield at
    keys = list(data) if isinstance(data, dict) else list(range(len(data))) if isinstance(data, list) else []
    for key in keys[:1] if at in (("outcomes",), ("law", "duties")) else keys:
        yield from parts(data[key], (*at, key))


@pytest.mark.parametrize("put", [None, "x", -1, 10**30, True, [], ["x"], {}, {"x": []}, ...], ids=repr)
def test_a_receipt_that_was_tampered_with_is_refused_or_says_what_differs(put):
    """In every place, anything: never another error, and never the same answer without a word."""
    whole = receipt().to_dict()
    for at in parts(whole):
        data = json.loads(json.dumps(whole))
        holder = data
        for key in at[:-1]:
            holder = holder[key]
        if not at:
            data = put
        elif put is ...:
            del holder[at[-1]]
        elif holder[at[-1]] == put:
            continue
        else:
            holder[at[-1]] = put
        try:
            again = sr.replay(data)
        except sr.InputError as error:
            said = error.problems
        else:
            said = again.grounds + again.outcomes
        assert said, at


def test_a_fact_that_was_changed_is_a_ground():
    data = receipt().to_dict()
    data["facts"]["events"][0]["on"] = "2025-05-20"
    again = sr.replay(data)
    assert [c.what for c in again.grounds] == ["facts"]
    assert "reg-13-2-final-plan-20-weeks from request-1" in {c.what for c in again.outcomes}


@pytest.mark.parametrize(
    ("kept", "put", "said"),
    [
        ({}, {"notify": "sent"}, ["reading notify: was adopted, is sent"]),
        ({"notify": "sent"}, {}, ["reading notify: was sent, is adopted"]),
        ({"notify": "sent"}, {"notify": "adopted"}, ["reading notify: was sent, is adopted"]),
        ({"notify": "sent"}, {"notify": "frob"}, ["reading notify: was frob, is no such question or answer"]),
        (
            {"notify": "sent"},
            {"send": "delivered"},
            ["reading notify: was sent, is adopted", "reading send: was adopted, is delivered"],
        ),
        ({}, {"annually": "next-year"}, ["reading annually: was next-year, is no such question or answer"]),
        ({}, {"twelve-months-starting": "anniversary"}, ["reading twelve-months-starting: was adopted, is anniversary"]),
    ],
)  # fmt: skip
def test_a_reading_that_was_changed_is_named_with_both_answers(kept, put, said):
    again = sr.replay(receipt(readings=kept).to_dict() | {"readings": put})
    readings = [str(c) for c in again.grounds if c.what.startswith("reading ")]
    assert readings == said
    assert {c.what.split()[0] for c in again.grounds} <= {"reading", "encoding"}


def test_a_reading_encoded_differently_since_is_a_ground():
    data = receipt(readings={"notify": "sent"}).to_dict()
    now = data["law"]["readings"]["notify"]
    data["law"]["readings"]["notify"] = "0" * 16
    again = sr.replay(data)
    assert [str(c) for c in again.grounds] == [f"reading notify: was sent ({'0' * 16}), is sent ({now})"]
    assert again.same


@pytest.mark.parametrize("as_of", [date.min, date(1980, 1, 1), date(2200, 1, 1), date.max])
def test_a_question_about_any_day_is_replayed(as_of):
    again = sr.replay(sr.evaluate(CASE, as_of=as_of).receipt)
    assert (again.grounds, again.outcomes) == ((), ())


def test_a_receipt_made_of_anything_else_has_no_case():
    with pytest.raises(sr.InputError, match="this is not a sendrules-receipt-3"):
        _ = sr.Receipt({}).case


def test_an_invalid_date_is_named():
    with pytest.raises(sr.InputError, match="as_of: this is not a date"):
        sr.replay(changed(as_of="yesterday"))


def test_facts_that_make_no_valid_case_are_refused_with_the_field():
    with pytest.raises(sr.InputError, match=r"events\.0\.kind"):
        sr.replay(changed(facts={"reference": "A", "events": [{"kind": "nonsense", "on": "2025-01-01"}]}))
