"""Both answers side by side: the law's first and unchanged, the other marked."""

import pickle
from datetime import date
from pathlib import Path

import pytest

import sendrules as sr
from sendrules.result import WhatIf
from sendrules.statutory.result import statutory_result

EXAMPLES = Path(__file__).parents[3] / "examples" / "amendments"
SIXTEEN = sr.read_amendment(EXAMPLES / "plan-in-16-weeks.toml")
KEY_STAGES = sr.read_amendment(EXAMPLES / "reviews-at-key-stages.toml")
PLAN = "reg-13-2-final-plan-20-weeks"


def case(*events: tuple[str, str]) -> sr.Case:
    return sr.Case(reference="A-1", events=[sr.Event(kind=k, on=date.fromisoformat(on)) for k, on in events])


def what_if(found: sr.Result) -> WhatIf:
    assert found.what_if is not None
    return found.what_if


def test_the_answer_of_the_law_is_what_it_was() -> None:
    asked, day = case(("request", "2027-09-06")), date(2028, 1, 10)
    beside = sr.evaluate(asked, as_of=day, what_if=SIXTEEN)
    alone = sr.evaluate(asked, as_of=day)
    assert beside[PLAN].due == alone[PLAN].due == date(2028, 1, 24)
    said = beside.to_dict(full=True)
    assert said.pop("what_if")["answer"]["duties"][PLAN]["due"] == "2027-12-27"
    assert said == alone.to_dict(full=True)
    said = beside.to_dict()
    would = {each["duty"]: each["what_if"]["due"] for each in said.pop("what_if")["differences"]}
    assert would[PLAN] == "2027-12-27"
    assert said == alone.to_dict()
    assert beside.officer_page() == alone.officer_page()
    assert beside.receipt.to_dict() == alone.receipt.to_dict()


def test_what_differs_is_given_with_both_answers_and_what_counts_from_it_follows() -> None:
    found = what_if(sr.evaluate(case(("request", "2027-09-06")), as_of=date(2027, 10, 1), what_if=SIXTEEN))
    assert [(d.id, d.law.due, d.what_if.due) for d in found.differences] == [
        (PLAN, date(2028, 1, 24), date(2027, 12, 27)),
        ("derived-latest-draft-date", date(2028, 1, 9), date(2027, 12, 12)),
    ]
    assert found.differences[0].what_if.title == "Send the finalised EHC plan (16 weeks)"
    assert found["reg-5-1-decision-to-assess"].due == date(2027, 10, 18)


def test_an_old_case_keeps_the_old_words_too() -> None:
    found = what_if(sr.evaluate(case(("request", "2027-08-31")), as_of=date(2027, 10, 1), what_if=SIXTEEN))
    assert found.differences == ()
    assert found[PLAN].title == "Send the finalised EHC plan"


def test_the_missing_day_is_asked_for_unless_both_texts_give_the_same() -> None:
    events = (("review-meeting", "2030-06-03"), ("decision-to-continue", "2030-06-24"))
    later = what_if(sr.evaluate(case(*events), as_of=date(2031, 7, 10), what_if=KEY_STAGES))
    (difference,) = later.differences
    assert difference.text.is_new is None
    assert difference.what_if.outcome == sr.NeedsFacts(("final-plan",))
    assert difference.what_if.compliance is sr.Compliance.UNKNOWN
    words_only = KEY_STAGES.model_copy(
        update={"edits": (sr.DutyEdit(duty="act-44-1-b-later-reviews", without=["reg-18A-covid-no-review-44-1-b"]),)}
    )
    same = what_if(sr.evaluate(case(*events), as_of=date(2031, 7, 10), what_if=words_only))
    assert same.differences == ()
    assert same["act-44-1-b-later-reviews"].due == date(2031, 6, 2)


def test_a_repealed_duty_is_not_in_force_for_the_new_cohort() -> None:
    gone = SIXTEEN.model_copy(
        update={"edits": tuple(sr.DutyEdit(duty=id, repealed=True) for id in (PLAN, "derived-latest-draft-date"))}
    )
    for on, outcome in (("2027-08-31", "due"), ("2027-09-01", "not-in-force")):
        found = what_if(sr.evaluate(case(("request", on)), as_of=date(2027, 10, 1), what_if=gone))
        assert found[PLAN].outcome.name == outcome


def test_a_prospective_duty_begins() -> None:
    begins = SIXTEEN.model_copy(
        update={"cohort": sr.CohortBy.START, "edits": (sr.DutyEdit(duty="cwsa-38-register", commences=True),)}
    )
    law = sr.statute().amended(begins)
    assert law.in_force("cwsa-38-register", date(2027, 8, 31)) is None
    assert law.in_force("cwsa-38-register", date(2027, 9, 1)) is not None
    assert sr.statute().in_force("cwsa-38-register", date(2027, 9, 1)) is None


def test_a_contested_answer_stays_contested_under_both_texts() -> None:
    readings = [r.id for r in sr.statute().readings_of(PLAN)]
    assert "send" in readings
    events = [
        sr.Event(kind="request", on=date(2027, 9, 6)),
        sr.Event(kind="final-plan", on=date(2027, 12, 27), served=date(2028, 1, 31)),
    ]
    asked = sr.Case(reference="A-2", events=events)
    result = sr.evaluate(asked, as_of=date(2028, 2, 1), what_if=SIXTEEN)
    for found in (result[PLAN], what_if(result)[PLAN]):
        assert found.compliance is sr.Compliance.MET
        (other,) = (a for a in found.alternatives if a.reading == "send")
        assert other.compliance is sr.Compliance.MET_LATE
    served = sr.evaluate(asked, as_of=date(2028, 2, 1), what_if=SIXTEEN, readings={"send": "delivered"})
    assert what_if(served)[PLAN].compliance is sr.Compliance.MET_LATE


def test_an_engine_and_a_result_with_an_amendment_are_pickled() -> None:
    engine = pickle.loads(pickle.dumps(sr.Engine(what_if=SIXTEEN)))
    assert repr(engine) == "<Engine of the law alone, what if plan-in-16-weeks>"
    result = engine.evaluate(case(("request", "2027-09-06")), as_of=date(2027, 10, 1))
    again = pickle.loads(pickle.dumps(result))
    assert again.to_dict(full=True) == result.to_dict(full=True)
    assert repr(what_if(again)) == "<WhatIf plan-in-16-weeks: 2 answers would differ>"


def test_an_authority_s_view_is_of_the_law() -> None:
    asked = case(("request", "2027-09-06"))
    kent = sr.Engine.for_authority("kent", fallback="generic", what_if=SIXTEEN)
    beside = kent.evaluate(asked, as_of=date(2027, 10, 1))
    alone = sr.Engine.for_authority("kent", fallback="generic").evaluate(asked, as_of=date(2027, 10, 1))
    assert beside.local is not None
    assert alone.local is not None
    assert beside.local.to_dict() == alone.local.to_dict()
    assert what_if(beside).differences


def test_what_if_needs_an_amended_statute() -> None:
    law = statutory_result(case(("request", "2027-09-06")), sr.statute(), date(2027, 10, 1))
    with pytest.raises(ValueError, match="no amendment"):
        WhatIf(law, sr.statute())


def test_every_word_under_an_amendment_says_that_it_is_not_the_law() -> None:
    found = what_if(sr.evaluate(case(("request", "2027-09-06")), as_of=date(2027, 10, 1), what_if=SIXTEEN))
    text = found.explain(PLAN).to_text()
    law, other = text.split("This is not the law.")
    assert "due Mon 24 Jan 2028" in law
    assert "due Mon 27 Dec 2027" in other
    assert "the new text: request for an assessment on Mon 6 Sep 2027, not before Wed 1 Sep 2027" in text
    alone = sr.Result(found.under)
    assert "This is not the law." in alone.officer_page()
    assert alone.to_dict()["amendment"]["id"] == "plan-in-16-weeks"
    assert "what if plan-in-16-weeks" in repr(found.under)


def test_a_timetable_has_both_rows() -> None:
    found = sr.timetable("request", date(2027, 9, 6), what_if=SIXTEEN)
    assert found.to_dict()["what_if"]["differences"] == ["derived-latest-draft-date", PLAN]
    assert [(a.due, b.due) for a, b in found.differences] == [
        (date(2028, 1, 9), date(2027, 12, 12)),
        (date(2028, 1, 24), date(2027, 12, 27)),
    ]
    assert found.rows == sr.timetable("request", date(2027, 9, 6)).rows
    assert sr.timetable("request", date(2027, 8, 31), what_if=SIXTEEN).differences == ()


def test_a_timetable_says_on_what_the_new_text_depends() -> None:
    found = sr.timetable("decision-to-continue", date(2030, 6, 24), what_if=KEY_STAGES)
    ((law, other),) = found.differences
    assert (law.due, other.due) == (date(2031, 6, 23), None)
    assert "if the first plan was finalised on or after Sat 1 Sep 2029; otherwise as in law" in other.note
    assert "the day depends on key-stage-ends" in other.note
    assert sr.timetable("decision-to-continue", date(2029, 8, 31), what_if=KEY_STAGES).differences == ()
