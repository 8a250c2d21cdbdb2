"""Reading the fields of a case: each problem is named with its field and its fix."""

import json

import pytest

from raw_cases import (
    ABSENCE,
    ASKED,
    CIRCUMSTANCES,
    CLOSURE,
    CORONAVIRUS,
    DETERMINATION,
    DRAFT,
    MISSED,
    REQUEST,
    accepted,
    problem,
    problems,
    raw,
)
from sendrules.case.files import read_case_file
from sendrules.errors import InputError

# unknown names


@pytest.mark.parametrize(
    ("data", "field", "near"),
    [
        (raw(REQUEST | {"kind": "requst"}), "events.0.kind", "request"),
        (raw(REQUEST, DRAFT | {"kind": "draft_plan"}), "events.1.kind", "draft-plan"),
        (raw(REQUEST | {"by": "parnt"}), "events.0.by", "parent"),
        (raw(REQUEST, {"kind": "advice-request", "on": "2025-06-02", "to": "head_teacher"}), "events.1.to", "head-teacher"),
        (raw(DRAFT | {"method": "first-class"}), "events.0.method", "first-class-post"),
        (raw(circumstances=[ABSENCE, CLOSURE | {"kind": "closre"}]), "circumstances.1.kind", "closure"),
        (raw(circumstances=[MISSED | {"kind": "missed appointment"}]), "circumstances.0.kind", "missed-appointment"),
        (raw(circumstances=[CLOSURE | {"setting": "schol"}]), "circumstances.0.setting", "school"),
        (raw(circumstances=[ABSENCE | {"who": "Young person"}]), "circumstances.0.who", "young-person"),
        (raw(circumstances=[CIRCUMSTANCES | {"affects": "parnt"}]), "circumstances.0.affects", "parent"),
    ],
)  # fmt: skip
def test_an_unknown_name_is_answered_with_the_nearest(data, field, near):
    found = problem(data)
    assert found.field == field
    assert found.message.endswith("is not known.")
    assert found.fix.startswith("Did you mean")
    assert near in found.fix


@pytest.mark.parametrize(
    ("data", "field", "offered"),
    [
        (raw(REQUEST | {"by": "zzz"}), "events.0.by", "young-person"),
        (raw(circumstances=[{"kind": "zzz"}]), "circumstances.0.kind", "coronavirus"),
        (
            raw(circumstances=[CLOSURE | {"setting": "zzz"}]),
            "circumstances.0.setting",
            "early-years-provider",
        ),
        (raw(circumstances=[MISSED | {"who": None}]), "circumstances.0.who", "young-person"),
    ],
)
def test_a_name_with_no_near_match_is_answered_with_the_whole_list(data, field, offered):
    found = problem(data)
    assert found.field == field
    assert found.message.endswith("is not known.")
    assert found.fix.startswith("Use one of:")
    assert offered in found.fix
    assert "Role." not in str(found)


@pytest.mark.parametrize(
    ("kind", "fix"),
    [
        ("zzz", "`sendrules duties --kinds` lists the kinds of event."),
        (7, "`sendrules duties --kinds` lists the kinds of event."),
        ("Final plan", "Did you mean final-plan (finalised plan)?"),
        ("agreed-to-assess", "Did you mean decision-to-assess (decision to assess)?"),
        ("annual-review", "Did you mean review-meeting (review meeting)?"),
    ],
)
def test_a_kind_in_other_words_is_answered_with_its_id_and_never_with_the_whole_list(kind, fix):
    found = problem(raw(REQUEST | {"kind": kind}))
    assert (found.field, found.message, found.fix) == ("events.0.kind", f"{kind!r} is not known.", fix)


@pytest.mark.parametrize(
    ("data", "field", "offered"),
    [
        (raw({"on": "2025-05-21"}), "events.0.kind", "sendrules duties --kinds"),
        (raw(circumstances=[{}]), "circumstances.0.kind", "coronavirus"),
    ],
)
def test_a_kind_that_is_left_out(data, field, offered):
    found = problem(data)
    assert (found.field, found.message) == (field, "this is needed and is not there.")
    assert offered in found.fix


@pytest.mark.parametrize(
    ("data", "field", "fix"),
    [
        (raw(referense="A"), "referense", "Did you mean reference?"),
        (raw(REQUEST | {"servd": "2025-05-21"}), "events.0.servd", "Did you mean served"),
        (
            raw(determinations=[DETERMINATION | {"triger": "x"}]),
            "determinations.0.triger",
            "Did you mean trigger?",
        ),
        (raw(claims=[{"reason": "x", "reson": "x"}]), "claims.0.reson", "Did you mean reason?"),
        (
            raw(circumstances=[ABSENCE | {"frist_day": 1}]),
            "circumstances.0.frist_day",
            "Did you mean first_day",
        ),
        (
            raw(circumstances=[CLOSURE | {"instution": "x"}]),
            "circumstances.0.instution",
            "Did you mean institution",
        ),
        (raw(REQUEST | {"zzzz": 1}), "events.0.zzzz", "Remove it"),
        (raw(circumstances=[ABSENCE | {"zzzz": 1}]), "circumstances.0.zzzz", "Remove it"),
    ],
)
def test_a_field_that_does_not_exist(data, field, fix):
    found = problem(data)
    assert (found.field, found.message) == (field, "there is no such field.")
    assert fix in found.fix


@pytest.mark.parametrize("name", ["", " "])
@pytest.mark.parametrize(("data", "place"), [({"reference": "A"}, ""), (REQUEST, "events.0")])
def test_a_field_without_a_name(data, place, name):
    found = problem(raw(data | {name: 1}) if place else data | {name: 1})
    assert (found.field, found.message) == (place, f"there is a field without a name ({name!r}).")


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"events": [REQUEST]}, "reference"),
        (raw({"kind": "request"}), "events.0.on"),
        (raw(determinations=[{k: v for k, v in DETERMINATION.items() if k != "reason"}]), "determinations.0.reason"),
        (raw(circumstances=[{"kind": "closure", "institution": "x", "setting": "school"}]), "circumstances.0.first_day_closed"),
    ],
)  # fmt: skip
def test_a_required_field_that_is_missing(data, field):
    found = problem(data)
    assert (found.field, found.fix) == (field, "Add it.")


@pytest.mark.parametrize("reference", ["", "   ", "x" * 2001])
def test_a_reference_says_something(reference):
    assert problem({"reference": reference}).field == "reference"


# dates


@pytest.mark.parametrize(
    "written",
    [
        20250521, 1747785600, 1.5, True, None, "25-05-21", "2025-05", "05/21/2025", "٢٠٢٥-٠٥-٢١", "",
    ],
)  # fmt: skip
def test_a_date_is_written_in_one_way(written):
    found = problem(raw(REQUEST | {"on": written}))
    assert found.field == "events.0.on"
    assert found.fix == "Write it as YYYY-MM-DD."


@pytest.mark.parametrize(
    "written", ["21/05/2025", "21 May 2025", "2025-5-21", "20250521", "2025-05-21T00:00:00", "2025-05-21 00:00"]
)
def test_a_date_written_otherwise_is_answered_with_what_to_write(written):
    found = problem(raw(REQUEST | {"on": written}))
    assert (found.field, found.fix) == ("events.0.on", "Write 2025-05-21 if you mean Wed 21 May 2025.")


@pytest.mark.parametrize("written", ["2025-02-29", "2025-13-01", "2025-04-31", "0000-01-01"])
def test_a_date_exists(written):
    found = problem(raw(REQUEST | {"on": written}))
    assert found.field == "events.0.on"
    assert "no such day" in found.message


@pytest.mark.parametrize("name", ["written", "sent", "served", "closes"])
def test_every_date_of_an_event_is_strict(name):
    assert problem(raw(DRAFT | {name: 20250829})).field == f"events.0.{name}"


@pytest.mark.parametrize(
    ("circumstance", "name"),
    [
        (CLOSURE, "first_day_closed"), (CLOSURE, "reopens"), (ABSENCE, "first_day"), (ABSENCE, "last_day"),
        (CIRCUMSTANCES, "first_day"), (CIRCUMSTANCES, "last_day"), (MISSED, "on"),
        (CORONAVIRUS, "first_day"), (CORONAVIRUS, "last_day"),
    ],
)  # fmt: skip
def test_every_date_of_a_circumstance_is_strict(circumstance, name):
    found = problem(raw(circumstances=[circumstance | {name: "1/7/2025"}]))
    assert found.field == f"circumstances.0.{name}"


def test_the_dates_of_a_determination_and_of_a_claim_are_strict():
    found = problems(raw(determinations=[DETERMINATION | {"on": 1}], claims=[{"reason": "x", "on": 1}]))
    assert {p.field for p in found} == {"determinations.0.on", "claims.0.on"}


@pytest.mark.parametrize("fact", [None, {"a": 1}, [1, 2], [["a"]]])
def test_a_fact_of_another_type(fact):
    found = problem(raw(facts={"mk.year": fact}))
    assert found.field == "facts.mk.year"
    assert found.fix == "Write true or false, a number, a text in quotes, or a list of texts."


@pytest.mark.parametrize("char", ["\x1b", "\n", "\x07", "\x9b", "\u202e"])
@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"reference": "A{}B"}, "reference"),
        (raw(ASKED | {"about": "A{}B"}), "events.0.about"),
        (raw(circumstances=[CORONAVIRUS | {"what": "A{}B"}]), "circumstances.0.what"),
        (raw(determinations=[DETERMINATION | {"reason": "A{}B"}]), "determinations.0.reason"),
        (raw(claims=[{"reason": "A{}B"}]), "claims.0.reason"),
        (raw(facts={"mk": "A{}B"}), "facts.mk"),
        (raw(facts={"mk": ["A", "A{}B"]}), "facts.mk.1"),
    ],
)
def test_a_text_with_a_control_character_is_refused(data, field, char):
    found = problem(json.dumps(data).replace("{}B", json.dumps(char)[1:-1] + "B"))
    assert found.field == field
    assert char not in str(found)


def test_a_note_may_have_several_lines():
    assert accepted(raw(REQUEST | {"note": "one\ntwo"})).events[0].note == "one\ntwo"


@pytest.mark.parametrize(
    ("data", "field", "fix"),
    [
        ({"reference": 5}, "reference", "Write it in quotes."),
        ({"reference": ""}, "reference", "Write something, or leave the field out."),
        (raw("x"), "events.0", "Write it as {...}."),
        (raw() | {"events": {}}, "events", "Write it as [...]."),
        (raw(circumstances=[CIRCUMSTANCES | {"personal": "perhaps"}]), "circumstances.0.personal", "Write true or false"),
        (raw(DRAFT | {"served": "2025-08-28"}), "events.0", "Check both dates."),
        (raw(REQUEST | {"closes": "2025-08-28"}), "events.0", "Remove it, or check the kind."),
        (raw(REQUEST | {"on": "1890-01-01"}), "events.0.on", "Check the year."),
    ],
)  # fmt: skip
def test_the_fix_is_given_apart_from_the_message(data, field, fix):
    found = problem(data)
    assert found.field == field
    assert found.fix.startswith(fix)
    assert found.message.endswith(".")


def test_every_problem_of_a_file_is_named_with_its_field_and_its_fix(tmp_path):
    path = tmp_path / "case.json"
    data = {
        "events": [
            {"kind": "requst", "on": "2025-05-21"},
            {"kind": "request", "on": "21/05/2025"},
            {"kind": "request", "on": "2025-05-21", "by": "parnt", "servd": "2025-05-21"},
            DRAFT | {"served": "2025-08-28"},
        ],
        "circumstances": [{"kind": "abscence"}],
    }
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_case_file(path)
    fixes = {
        "reference": "Add it",
        "events.0.kind": "Did you mean request",
        "events.1.on": "Write 2025-05-21",
        "events.2.by": "Did you mean parent",
        "events.2.servd": "Did you mean served",
        "events.3": "Check both dates",
        "circumstances.0.kind": "Did you mean absence",
    }
    assert {p.field for p in caught.value.problems} == set(fixes)
    for found in caught.value.problems:
        assert fixes[found.field] in str(found)
        assert str(found) in str(caught.value)
    assert str(caught.value).startswith(f"{path}: 7 problems\n")


@pytest.mark.parametrize("planned", ["yes", "true", 1, 0, None])
def test_planned_is_true_or_false(planned):
    found = problem(raw(REQUEST | {"planned": planned}))
    assert (found.field, found.fix) == ("events.0.planned", "Write true or false, without quotes.")
