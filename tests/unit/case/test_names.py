"""Names have one form, so that two ways of writing one name match, and what becomes one name is refused with both."""

import json
import math
from datetime import date

import pytest
from pydantic import ValidationError

import sendrules as sr
from raw_cases import CLOSURE, DETERMINATION, MISSED, REQUEST, accepted, problem, problems, raw
from sendrules.case.fact_values import LARGEST_NUMBER
from sendrules.case.facts import FactDefinition
from sendrules.errors import InputError
from sendrules.local.answers.facts import read_fact
from sendrules.local.declarations.conditions import When
from sendrules.local.declarations.facts import FactDeclared

WAYS = ["St Mary\u2019s Café", "St  Mary's Cafe\u0301", " St Mary\u02bcs\u00a0Café ", "St\u2009Mary\u2018s Café"]
FORM = "St Mary's Café"


@pytest.mark.parametrize("way", WAYS)
def test_a_name_is_kept_in_its_one_form(way):
    asked = {"kind": "advice-request", "on": "2025-06-02", "to": "nhs-trust", "about": way, "id": way}
    case = accepted(
        raw(
            asked,
            circumstances=[CLOSURE | {"institution": way}, MISSED | {"about": way}],
            determinations=[DETERMINATION | {"trigger": way}],
            facts={way: way, "list": [way]},
        )
        | {"reference": way}
    )
    assert (case.reference, case.events[0].about, case.events[0].id) == (FORM, FORM, FORM)
    assert (case.circumstances[0].about, case.circumstances[1].institution) == (FORM, FORM)
    assert case.determinations[0].trigger == FORM
    assert case.facts == {FORM: FORM, "list": (FORM,)}
    assert sr.Event(kind="advice-request", on=date(2025, 6, 2), about=way).about == FORM
    assert sr.Case(reference=way, facts={way: True}).facts == {FORM: True}


@pytest.mark.parametrize("way", WAYS)
def test_an_answer_about_the_same_body_in_another_form_answers(way):
    case = accepted(
        raw(
            REQUEST,
            {"kind": "advice-request", "on": "2025-06-02", "to": "nhs-trust", "about": WAYS[0]},
            {"kind": "advice-received", "on": "2025-06-20", "about": way},
        )
    )
    assert case.warnings(date(2025, 12, 1)) == ()
    assert [
        i.compliance for i in sr.evaluate(case, as_of=date(2025, 12, 1))["reg-8-1-cooperate-6-weeks"].instances
    ] == [sr.Compliance.MET]


def test_what_circumstances_are_and_why_is_kept_as_it_is_written():
    case = accepted(raw(REQUEST, determinations=[DETERMINATION | {"reason": "the family\u2019s  move"}]))
    assert case.determinations[0].reason == "the family\u2019s  move"


@pytest.mark.parametrize(
    ("one", "other"),
    [("a", " a "), ("a b", "a\u00a0b"), ("a b", "a  b"), ("caf\u00e9", "cafe\u0301"), ("it's", "it\u2019s"), ("a-b", "a\u2011b")],
)  # fmt: skip
def test_two_facts_that_become_one_are_refused_with_both(one, other):
    found = problem(raw(facts={one: 1, other: 2}))
    assert found.field.startswith("facts.")
    assert repr(one) in found.message
    assert repr(other) in found.message
    with pytest.raises(InputError, match="same name"):
        sr.Case(reference="A", facts={one: 1, other: 2})


@pytest.mark.parametrize("name", ["a\u200bb", "a\u00adb", "\u202ea", "a\nb", "\ufeffa"])
def test_a_fact_whose_name_cannot_be_seen_is_refused(name):
    assert "cannot be printed" in problem(raw(facts={name: 1})).message


@pytest.mark.parametrize("name", ["", " ", "\u00a0"])
def test_a_fact_without_a_name_is_refused(name):
    assert problem(raw(facts={name: 1})).message == "the fact has no name."


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_a_number_that_cannot_be_compared_is_no_fact(value):
    with pytest.raises(InputError) as caught:
        sr.Case(reference="A", facts={"x": value, "y": 1})
    (found,) = caught.value.problems
    assert found.field == "facts.x"
    assert "is not a number that can be used" in found.message
    for facts in ({"x": [value]}, {"x": (value,)}):
        with pytest.raises(InputError):
            sr.Case(reference="A", facts=facts)


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-Infinity", "1e999", "-1e999"])
@pytest.mark.parametrize("fact", ["{}", "[{}]"])
def test_such_a_number_is_refused_in_a_file_with_its_place(text, fact):
    found = problems('{"reference": "A", "facts": {"x": ' + fact.format(text) + "}}")
    assert [p.field.startswith("facts.x") for p in found][:1] == [True]
    assert "is not a number that can be used" in found[0].message


def test_the_largest_numbers_and_longest_texts():
    sr.Case(reference="A", facts={"x": LARGEST_NUMBER, "y": -LARGEST_NUMBER, "z": "x" * 2000})
    for value in (LARGEST_NUMBER + 1, 10**5000, "x" * 2001, ("x" * 2001,), ("x",) * 1001):
        with pytest.raises(InputError):
            sr.Case(reference="A", facts={"x": value})
    with pytest.raises(InputError):
        sr.Case(reference="A", facts={f"x{n}": 1 for n in range(1001)})


@pytest.mark.parametrize(
    ("one", "other"), [("A 17", "A\u00a017"), ("A-17", " A-17 "), ("A-17", "A\u201117"), ("É", "E\u0301")]
)
def test_two_references_that_become_one_are_refused_with_both(tmp_path, one, other):
    file = tmp_path / "cases.json"
    file.write_text(json.dumps([{"reference": one}, {"reference": other}]), encoding="utf-8")
    with pytest.raises(sr.InputError, match="Give each case a reference of its own") as caught:
        sr.read_cases(file)
    (found,) = caught.value.problems
    assert found.where == f"case 2 ({other}), reference"
    assert found.message.startswith(f"case 1 ({one}) has the reference")


def test_a_reference_with_an_invisible_character_is_refused():
    assert problem({"reference": "A\u200b-17"}).field == "reference"


def test_a_policy_compares_names_in_the_same_form():
    when = When.model_validate({"fact": "testshire.school", "is": WAYS[0]})
    declared = FactDeclared(name="testshire.school", title="School", type="group", values=[WAYS[1]], reads=WAYS[3])
    case = sr.Case(reference="A", facts={WAYS[2]: WAYS[2]})
    assert read_fact(declared.definition(), case, date(2025, 1, 1)) == (FORM, "")
    assert (when.equals, declared.reads) == (FORM, FORM)
    given = FactDefinition("testshire.school", "School", lambda _case, _day: WAYS[3], type="group", values=(WAYS[1],))
    assert read_fact(given, case, date(2025, 1, 1)) == (FORM, "")


@pytest.mark.parametrize("value", [math.nan, math.inf, "a\u202eb", "a\nb", ("a", "b\x1b")])
def test_what_a_plugin_gives_that_cannot_be_used_is_told(value):
    fact = FactDefinition("testshire.x", "X", lambda _case, _day: value)
    found, why = read_fact(fact, sr.Case(reference="A"), date(2025, 1, 1))
    assert found is None
    assert why.isprintable()
    assert "cannot be" in why or "can be compared" in why


@pytest.mark.parametrize("field", ["at_least", "at_most", "is"])
@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_a_policy_compares_with_no_such_number(field, value):
    with pytest.raises(ValidationError):
        When.model_validate({"fact": "testshire.age", field: value})
