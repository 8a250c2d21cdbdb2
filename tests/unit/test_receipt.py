"""Receipts: what they keep and leave out, and what a replay says when something has changed."""

import json
from datetime import date

import pytest

import sendrules as sr
from sendrules.law.digest import digest_of

AS_OF = date(2025, 10, 9)
CASE = sr.Case(
    reference="A-17",
    events=[
        sr.Event(kind="request", on=date(2025, 5, 21), note="a remark"),
        sr.Event(kind="advice-request", on=date(2025, 6, 2), to="head-teacher", about="Oak School"),
        sr.Event(kind="draft-plan", on=date(2025, 11, 3)),
        sr.Event(kind="review-meeting", on=date(2026, 5, 11)),
        sr.Event(kind="final-plan", on=date(2025, 10, 1), planned=True),
    ],
    circumstances=[
        sr.ExceptionalCircumstances(affects="child", personal=True, first_day=date(2025, 6, 3), what="very private")
    ],
    determinations=[
        sr.Determination(limb="reg-5-4-c-exception", by="caseworker", on=date(2025, 7, 1), reason="also private"),
        sr.Determination(limb="reg-10-4-c-exception", by="caseworker", on=date(2025, 12, 1), reason="later"),
    ],
    claims=[sr.Claim(reason="late-advice")],
    facts={"vulnerability_group": "looked-after"},
)  # fmt: skip


def receipt(**options) -> sr.Receipt:
    return sr.evaluate(CASE, as_of=AS_OF, **options).receipt


def changed(**parts) -> dict:
    return receipt().to_dict() | parts


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


def test_a_reading_that_is_gone_is_said():
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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "this is not JSON"),
        ("[]", "this is not a sendrules-receipt-3"),
        ("{}", "this is not a sendrules-receipt-3"),
        ("[" * 100_000, "this is not JSON"),
        (None, "this is not JSON"),
        (
            json.dumps({"format": "sendrules-receipt-1"}),
            "this is a sendrules-receipt-1, and this version reads",
        ),
        (json.dumps({"format": "sendrules-receipt-3"}), "facts: this is needed and is not there"),
    ],
)
def test_what_is_no_receipt_is_refused(text, words):
    with pytest.raises(sr.InputError, match=words):
        sr.Receipt.from_json(text)


@pytest.mark.parametrize(
    ("part", "value", "named"),
    [
        ("law", {"adopted": "x", "readings": [], "duties": {}}, "law.readings"),
        ("calendar", {}, "calendar.id"), ("facts", [], "facts"), ("law", 3, "law"), ("as_of", None, "as_of"),
        ("outcomes", "none", "outcomes"), ("readings", {"send": None}, "readings.send"),
        ("calendar", {"id": "x", "digest": "y", "changes": [["2026-01-01"]]}, "calendar.changes.0.1"),
        ("calendar", {"id": "x", "digest": "y", "changes": "abc"}, "calendar.changes"),
        ("calendar", {"id": "x", "digest": "y", "changes": {"a": 1}}, "calendar.changes"),
        ("calendar", {"id": "x", "digest": "y", "changes": None}, "calendar.changes"),
        ("calendar", {"id": "x", "digest": "y", "changes": [["2026-04-07", "x", "frob"]]}, "calendar.changes.0.2"),
        ("surplus", 1, "surplus"),
    ],
)  # fmt: skip
def test_a_part_of_another_shape_is_named(part, value, named):
    with pytest.raises(sr.InputError) as caught:
        sr.replay(changed(**{part: value}))
    assert named in [p.field for p in caught.value.problems]


def test_what_is_no_plain_data_is_refused():
    with pytest.raises(sr.InputError, match="this is not plain data"):
        sr.replay(changed(outcomes={"a": {1j: 2j}}))


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


def test_a_reading_that_is_encoded_otherwise_since_is_a_ground():
    data = receipt(readings={"notify": "sent"}).to_dict()
    now = data["law"]["readings"]["notify"]
    data["law"]["readings"]["notify"] = "0" * 16
    again = sr.replay(data)
    assert [str(c) for c in again.grounds] == [f"reading notify: was sent ({'0' * 16}), is sent ({now})"]
    assert again.same


def test_each_answer_to_a_question_has_a_digest_of_its_own():
    for question, reading in sr.statute().readings.items():
        made = [sr.evaluate(CASE, as_of=AS_OF, readings={question: answer}).receipt for answer in reading.alternatives]
        digests = [r.to_dict()["law"]["readings"][question] for r in made]
        adopted = digest_of(d for id in reading.duties for d in sr.statute().versions(id))
        assert len({adopted, *digests}) == 1 + len(digests)


def test_what_no_limb_of_a_limit_looked_at_is_left_out():
    """A review meeting starts limits whose only limbs were those of 2020; the rest of the record is no fact of the answer."""
    case = sr.Case(
        reference="C",
        events=[sr.Event(kind="review-meeting", on=date(2025, 3, 10))],
        circumstances=[
            sr.Absence(who="child", first_day=date(2025, 3, 1), last_day=date(2025, 5, 1)),
            sr.ExceptionalCircumstances(affects="child", personal=True, first_day=date(2025, 3, 3), what="private"),
        ],
        determinations=[sr.Determination(limb="reg-5-4-c-exception", by="x", on=date(2025, 4, 1), reason="y")],
    )  # fmt: skip
    kept = sr.evaluate(case, as_of=date(2025, 5, 1)).receipt.case
    assert (kept.circumstances, kept.determinations) == ((), ())


@pytest.mark.parametrize(
    ("circumstance", "kept"),
    [  # the request of 21 May 2025 runs to 8 October
        (sr.Absence(who="child", first_day=date(2025, 1, 1), last_day=date(2025, 5, 20)), False),
        (sr.Absence(who="child", first_day=date(2025, 1, 1), last_day=date(2025, 5, 21)), True),
        (sr.Absence(who="child", first_day=date(2025, 10, 8)), True),
        (sr.Absence(who="child", first_day=date(2025, 10, 9)), False),
        (sr.Closure(institution="Oak", setting="school", first_day_closed=date(2025, 10, 15)), True),
        (sr.Closure(institution="Oak", setting="school", first_day_closed=date(2025, 10, 16)), False),
        (
            sr.MissedAppointment(who="child", on=date(2025, 6, 2), about="x"),
            False,
        ),  # nobody was asked for advice
    ],
)
def test_a_circumstance_is_kept_where_it_touches_a_period_that_looks_for_it(circumstance, kept):
    case = sr.Case(reference="D", events=[sr.Event(kind="request", on=date(2025, 5, 21))], circumstances=[circumstance])
    result = sr.evaluate(case, as_of=date(2025, 12, 1))
    assert bool(result.receipt.case.circumstances) is kept
    assert sr.replay(result.receipt).same


@pytest.mark.parametrize("kind", ["turns-25", "term-starts"])
def test_what_comes_by_itself_is_kept_when_it_was_planned(kind):
    case = sr.Case(reference="E", events=[sr.Event(kind=kind, on=date(2026, 5, 28), planned=True)])
    for as_of in (date(2026, 5, 27), date(2026, 5, 28), date(2026, 5, 29)):
        kept = sr.evaluate(case, as_of=as_of).receipt
        assert kept.to_dict()["outcomes"]
        assert sr.replay(kept).same


@pytest.mark.parametrize(
    ("kind", "kept"),
    [
        ("review-list", False),  # answers what nobody asked for here
        ("plan-disclosed", False),
        ("draft-plan", True),
        ("refusal-to-assess", True),
    ],
)
def test_an_event_is_kept_where_a_limit_or_a_condition_looked_for_its_kind(kind, kept):
    given = [
        sr.Event(kind="request", on=date(2025, 5, 21)),
        sr.Event(kind=kind, on=date(2025, 6, 20), id="other"),
    ]
    result = sr.evaluate(sr.Case(reference="G", events=given), as_of=date(2025, 8, 15))
    assert ("other" in [e.id for e in result.receipt.case.events]) is kept
    assert sr.replay(result.receipt).same


def test_what_was_known_on_an_earlier_day_is_kept_too():
    """A direction that sets a time for appealing is held against the time as it was when it was given."""
    given = [
        sr.Event(kind="final-plan", on=date(2025, 3, 3)),
        sr.Event(kind="mediation-contact", on=date(2025, 3, 20)),
        sr.Event(
            kind="tribunal-direction",
            on=date(2025, 4, 1),
            duty="hesc-20-1-c-i-appeal-2-months",
            sets=date(2025, 5, 20),
        ),
        sr.Event(kind="mediation-certificate", on=date(2025, 5, 1)),
    ]
    result = sr.evaluate(sr.Case(reference="H", events=given), as_of=date(2025, 8, 15))
    again = sr.replay(result.receipt)
    assert (again.grounds, again.outcomes) == ((), ())
    assert len(again.result["hesc-20-1-c-i-appeal-2-months"].instances) == 1


REQUESTS = [
    sr.Event(kind="request", on=date(2025, 5, 21), id="first"),
    sr.Event(kind="request", on=date(2025, 9, 22), id="second"),
    sr.Event(kind="draft-plan", on=date(2025, 8, 1), id="draft"),
]


@pytest.mark.parametrize(
    ("trigger", "on", "kept"),
    [
        ("first", date(2025, 7, 1), True), ("first", date(2025, 5, 1), True),  # too soon, which is a finding
        ("second", date(2025, 7, 1), False),  # not seen on the day of the question
        ("draft", date(2025, 8, 4), False),  # starts no limit that the limb belongs to
        (None, date(2025, 7, 1), True), (None, date(2025, 5, 1), False), (None, date(2025, 9, 1), False),
    ],
)  # fmt: skip
def test_a_determination_is_kept_where_it_may_belong_to_a_limit_that_started(trigger, on, kept):
    made = sr.Determination(limb="reg-5-4-c-exception", by="x", on=on, reason="y", trigger=trigger)
    case = sr.Case(reference="F", events=REQUESTS, determinations=[made])
    result = sr.evaluate(case, as_of=date(2025, 8, 15))
    assert bool(result.receipt.case.determinations) is kept
    assert sr.replay(result.receipt).same


@pytest.mark.parametrize("as_of", [date.min, date(1980, 1, 1), date(2200, 1, 1), date.max])
def test_a_question_about_any_day_is_replayed(as_of):
    again = sr.replay(sr.evaluate(CASE, as_of=as_of).receipt)
    assert (again.grounds, again.outcomes) == ((), ())


def test_a_receipt_made_of_anything_else_has_no_case():
    with pytest.raises(sr.InputError, match="this is not a sendrules-receipt-3"):
        _ = sr.Receipt({}).case


def test_a_date_that_is_none_is_named():
    with pytest.raises(sr.InputError, match="as_of: this is not a date"):
        sr.replay(changed(as_of="yesterday"))


def test_facts_that_are_no_case_are_refused_with_the_field():
    with pytest.raises(sr.InputError, match=r"events\.0\.kind"):
        sr.replay(changed(facts={"reference": "A", "events": [{"kind": "nonsense", "on": "2025-01-01"}]}))


def test_the_digest_of_the_law_follows_rules_and_not_words():
    from dataclasses import replace

    duty = sr.statute().duty("reg-25-1-15-days")
    assert digest_of([duty]) == digest_of([replace(duty, title="other words", notice=())])
    assert digest_of([duty]) != digest_of([replace(duty, right=True)])
    moved = sr.statute().duty("hesc-46-permission-28-days")
    other = sr.statute().under({"rule-46-days-not-counted": "counted"}).duty(moved.id)
    assert digest_of([moved]) != digest_of([other])
    assert len(digest_of([duty])) == 16
