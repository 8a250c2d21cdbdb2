"""The form of a case for a page: whatever a golden case holds, a page can ask for."""

from typing import get_args

import pytest

from golden import golden_cases
from sendrules.browser.form import form_data
from sendrules.case.case import Case
from sendrules.case.circumstances import Circumstance
from sendrules.case.kinds import EventKind
from sendrules.law.statute import statute

FORM = form_data()
EVERY = golden_cases()
NOT_ASKABLE = {
    "si_2014_1530/reg_42:agreed-time-does-not-reach-the-one-week",
    "si_2014_1530/reg_45:conceded-direction-means-nothing",
    "si_2015_62/reg_30:conceded-in-detention-direction-means-nothing",
    "si_2017_1306/reg_07:a-direction-does-not-reach-the-copy",
}
"""Each has a direction or an agreement that sets the date of a duty whose date nobody can set. The page offers the others alone."""
EVENTS = {each["kind"]: each for each in FORM["events"]}
ON_EVERY_EVENT = {"kind", "on", "planned", "note"}
MADE = {"id"}
"""What the page makes for itself, so that a determination can name the event."""


def values(field):
    return {each["value"] for each in field["choices"]}


def not_askable(given, fields, besides):
    """The names and values of a record for which the form has no question."""
    for name, value in given.items():
        if name in besides:
            continue
        if name not in fields:
            yield name
        elif fields[name]["type"] in ("choice", "choices"):
            yield from (
                f"{name} {one}"
                for one in (value if isinstance(value, list) else [value])
                if one not in values(fields[name])
            )


def missing(data):
    """What of a case the form has no question for."""
    for event in data.get("events", ()):
        fields = {name: FORM["fields"][name] for name in EVENTS[event["kind"]]["fields"]}
        yield from not_askable(event, fields, ON_EVERY_EVENT | MADE)
    kinds = {each["kind"]: {f["name"]: f for f in each["fields"]} for each in FORM["circumstances"]}
    for circumstance in data.get("circumstances", ()):
        yield from not_askable(circumstance, kinds[circumstance["kind"]], {"kind"})
    for name in ("determination", "claim"):
        for each in data.get(f"{name}s", ()):
            yield from not_askable(each, {f["name"]: f for f in FORM[name]}, set())


def test_every_golden_case_can_be_asked_for_but_four():
    assert {str(case) for case in EVERY if list(missing(case.data))} == NOT_ASKABLE
    for case in EVERY:
        if str(case) in NOT_ASKABLE:
            assert all(found.startswith("duty ") for found in missing(case.data))


def test_of_the_regulations_that_matter_most_nearly_all_can_be_asked_for():
    regs = {4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 18, 19, 20, 21, 22, 25, 26, 27, *range(32, 46)}
    pages = {f"si_2014_1530/reg_{n:02}" for n in regs}
    cases = [case for case in EVERY if case.page in pages]
    askable = [case for case in cases if str(case) not in NOT_ASKABLE]
    assert len(cases) > 500
    assert len(askable) >= len(cases) - 2


def test_a_case_that_cannot_be_asked_for_is_seen():
    data = {"events": [{"kind": "request", "on": "2025-05-21", "sets": "2025-06-01", "by": "nobody"}]}
    assert list(missing(data)) == ["sets", "by nobody"]


def test_every_kind_and_every_field_is_there():
    assert [each["kind"] for each in FORM["events"]] == [kind.value for kind in EventKind]
    assert sorted(kind for chapter in FORM["chapters"] for kind in chapter["kinds"]) == sorted(EVENTS)
    assert {each["kind"] for each in FORM["circumstances"]} == {
        record.model_fields["kind"].default for record in get_args(get_args(Circumstance)[0])
    }
    assert {each["id"] for each in FORM["exceptions"]} == set(statute().limbs)
    assert {each["id"] for each in FORM["readings"]} == set(statute().readings)
    assert {name for each in FORM["events"] for name in (*each["fields"], *each["needs"])} <= set(FORM["fields"])
    assert set(Case.model_fields) == {
        "format",
        "reference",
        "events",
        "circumstances",
        "determinations",
        "claims",
        "facts",
    }


def test_every_exception_names_a_duty_and_every_question_has_a_label():
    assert all(each["duties"] for each in FORM["exceptions"])
    asked = [*FORM["fields"].values(), *FORM["determination"], *FORM["claim"]]
    asked += [field for each in FORM["circumstances"] for field in each["fields"]]
    assert all(field["label"] and field["help"] for field in asked)
    assert all(("choices" in field) == (field["type"] in ("choice", "choices")) for field in asked)


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        ("on", "day"),
        ("by", "choice"),
        ("attends", "yes-no"),
        ("about", "text"),
        ("duty", "choice"),
        ("method", "choice"),
    ],
)
def test_a_field_is_asked_for_by_what_it_holds(name, type_):
    assert FORM["fields"][name]["type"] == type_
