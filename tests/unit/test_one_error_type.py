"""Whatever a caller gets wrong is a SendrulesError that says what to do, on a few lines."""

import pickle
from datetime import date

import pytest

import sendrules as sr

DAY = date(2025, 5, 21)
CASE = sr.Case(reference="A", events=[sr.Event(kind="request", on=DAY)])


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda: sr.Event(kind="reqest", on=DAY), "kind: 'reqest' is not known. Did you mean request (request for an"),
        (lambda: sr.Event(kind="Final plan", on=DAY), "Did you mean final-plan (finalised plan)?"),
        (lambda: sr.Event(kind="zzz", on=DAY), "`sendrules duties --kinds` lists the kinds of event."),
        (lambda: sr.Event(on=DAY), "kind: this is needed and is not there."),
        (lambda: sr.Event(kind="request"), "on: this is needed and is not there. Add it."),
        (lambda: sr.Event(kind="request", on=DAY, servd=DAY), "servd: there is no such field. Did you mean served?"),
        (lambda: sr.Event(kind="request", on="21/05/2025"), "Write 2025-05-21 if you mean Wed 21 May 2025."),
        (lambda: sr.Event(kind="request", on=DAY, by="parnt"), "by: 'parnt' is not known. Did you mean parent?"),
        (lambda: sr.Case(reference=""), "reference: this is empty."),
        (lambda: sr.Case(reference="A", events=[{"kind": "reqest", "on": "2025-05-21"}]), "events.0.kind: 'reqest' is not"),
        (lambda: sr.Case.model_validate({"events": []}), "reference: this is needed"),
        (lambda: sr.Case.model_validate("x"), "a case is one JSON object"),
        (lambda: sr.Case.model_validate_json("{"), "Case: 1 problem"),
        (lambda: sr.Case.model_validate_json('{"reference": "A", "reference": "B"}'), "is given twice"),
        (lambda: sr.Closure(institution="A", setting="schol", first_day_closed=DAY), "Did you mean school?"),
        (lambda: sr.read_case({"reference": "A"}), "this is not a text (given: a value of type dict)."),
        (lambda: sr.Engine().evaluate("x", as_of=DAY), "a Case is needed, not str"),
        (lambda: sr.Engine().evaluate(CASE, as_of="2025-05-21"), "as_of must be a date without a time, not str"),
        (lambda: sr.evaluate({}, as_of=DAY), "a Case is needed, not dict"),
        (lambda: sr.Engine.for_authority("generic").prioritise(CASE, as_of=DAY), "several cases are needed, not one Case"),
        (lambda: sr.timetable("request", "2025-05-21"), "a date without a time is needed, not str"),
        (lambda: sr.timetable("refusal", DAY), "Did you mean refusal-to-assess or no-plan-notice or refusal-to-reassess?"),
        (lambda: sr.timetable("moved", DAY, aware="2025-05-25"), "`aware` takes a day without a time, such as date("),
        (lambda: sr.timetable("review-meeting", DAY, attends="yes"), "`attends` takes True or False, not str"),
    ],
)  # fmt: skip
def test_a_mistake_of_a_caller_is_one_short_error(wrong, said):
    with pytest.raises(sr.SendrulesError) as caught:
        wrong()
    assert said in str(caught.value)
    assert len(str(caught.value)) < 400
    again = pickle.loads(pickle.dumps(caught.value))
    assert (type(again), str(again)) == (type(caught.value), str(caught.value))


def test_a_refused_record_is_still_a_value_error_and_a_wrong_type_a_type_error():
    with pytest.raises(ValueError, match="'reqest'"):
        sr.Event(kind="reqest", on=DAY)
    with pytest.raises(TypeError, match="a Case is needed"):
        sr.evaluate("x", as_of=DAY)


def test_records_within_records_are_refused_once_and_at_their_place():
    with pytest.raises(sr.InputError) as caught:
        sr.Case(
            reference="A",
            events=[{"kind": "request", "on": "2025-05-21", "by": "parnt"}],
            circumstances=[
                {"kind": "closure", "institution": "A", "setting": "schol", "first_day_closed": "2025-07-19"}
            ],
        )
    assert [p.where for p in caught.value.problems] == ["events.0.by", "circumstances.0.setting"]


def test_a_record_is_made_copied_and_pickled_as_before():
    assert pickle.loads(pickle.dumps(CASE)) == CASE == CASE.model_copy() == sr.Case.model_validate(CASE.model_dump())
    assert sr.Case.model_validate_json(CASE.model_dump_json()) == CASE
