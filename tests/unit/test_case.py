"""Reading a case: what is refused, in which words, and what is used as it stands but warned of."""

import json
from datetime import UTC, date, datetime
from itertools import permutations

import pytest
from pydantic import ValidationError

from sendrules.case.case import Case
from sendrules.case.circumstances import Absence, Closure
from sendrules.case.events import Event
from sendrules.case.files import read_case, read_case_file
from sendrules.errors import InputError, Problem

REQUEST = {"kind": "request", "on": "2025-05-21"}
DRAFT = {"kind": "draft-plan", "on": "2025-08-29"}
CLOSURE = {
    "kind": "closure", "institution": "Oak School", "setting": "school", "first_day_closed": "2025-07-19",
    "reopens": "2025-09-03",
}  # fmt: skip
ABSENCE = {"kind": "absence", "who": "child", "first_day": "2025-07-01", "last_day": "2025-08-01"}
CIRCUMSTANCES = {
    "kind": "exceptional-circumstances", "affects": "parent", "personal": True, "first_day": "2025-06-01",
    "last_day": "2025-06-20", "what": "a bereavement",
}  # fmt: skip
MISSED = {"kind": "missed-appointment", "who": "child", "on": "2025-06-10", "about": "hospital"}
CORONAVIRUS = {
    "kind": "coronavirus",
    "first_day": "2020-05-01",
    "last_day": "2020-06-01",
    "what": "closed clinic",
}
ASKED = {"kind": "advice-request", "on": "2025-06-02", "about": "hospital"}
DETERMINATION = {"limb": "reg-5-4-c-exception", "by": "manager", "on": "2025-07-01", "reason": "it was"}


def raw(*events: dict, **more: object) -> dict:
    return {"reference": "A-17", "events": list(events)} | more


def problems(data: dict | list | str) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        read_case(data if isinstance(data, str) else json.dumps(data))
    return caught.value.problems


def problem(data: dict | list | str) -> Problem:
    (only,) = problems(data)
    return only


def accepted(data: dict) -> Case:
    return read_case(json.dumps(data))


# in and out

EVERYTHING = raw(
    REQUEST | {"id": "asked", "by": "parent", "written": "2025-05-18", "sent": "2025-05-19", "note": "by letter"},
    {"kind": "advice-request", "on": "2025-07-10", "to": "head-teacher", "about": "Oak School"},
    DRAFT | {"served": "2025-09-02", "method": "first-class-post", "closes": "2025-09-20"},
    {"kind": "final-plan", "on": "2025-10-08", "planned": True},
    circumstances=[CLOSURE, ABSENCE, CIRCUMSTANCES, MISSED, CORONAVIRUS],
    determinations=[DETERMINATION | {"trigger": "asked"}],
    claims=[{"reason": "late-advice", "by": "officer", "on": "2025-10-01"}],
    facts={"mk.year": 9, "mk.flag": True, "mk.share": 0.5, "mk.group": "a", "mk.groups": ["a", "b"]},
)  # fmt: skip


def test_json_in_and_out():
    case = accepted(EVERYTHING)
    assert Case.model_validate_json(case.model_dump_json()) == case
    again = json.loads(case.model_dump_json(exclude_none=True))
    assert again["format"] == "sendrules-case-1"
    for before, after in zip(EVERYTHING["events"], again["events"], strict=True):
        assert after | before == after
    assert {name: again[name] for name in EVERYTHING if name != "events"} == {
        name: value for name, value in EVERYTHING.items() if name != "events"
    }


def test_json_and_python_give_the_same_case():
    event = Event(kind="request", on=date(2025, 5, 21), by="parent")
    assert Case(reference="A-17", events=[event]) == accepted(raw(REQUEST | {"by": "parent"}))


def test_a_fact_keeps_its_type():
    facts = accepted(EVERYTHING).facts
    assert facts["mk.flag"] is True
    assert (type(facts["mk.year"]), type(facts["mk.share"])) == (int, float)
    assert facts["mk.groups"] == ("a", "b")


def test_a_case_and_its_records_are_frozen():
    case = accepted(EVERYTHING)
    for record, field in (
        (case, "reference"),
        (case.events[0], "on"),
        (case.circumstances[0], "reopens"),
        (case.determinations[0], "limb"),
        (case.claims[0], "reason"),
    ):
        with pytest.raises(ValidationError, match="frozen"):
            setattr(record, field, "other")
    assert isinstance(case.events, tuple)


# ids


def test_ids_come_from_the_dates_and_not_from_the_order():
    events = [
        {"kind": "request", "on": "2025-09-01"},
        {"kind": "request", "on": "2025-05-21"},
        {"kind": "advice-request", "on": "2025-06-02", "about": "speech therapy"},
        {"kind": "advice-request", "on": "2025-06-02", "about": "hospital"},
    ]
    expected = {
        ("request", "2025-05-21", None): "request-1",
        ("request", "2025-09-01", None): "request-2",
        ("advice-request", "2025-06-02", "hospital"): "advice-request-1",
        ("advice-request", "2025-06-02", "speech therapy"): "advice-request-2",
    }
    for order in permutations(events):
        case = accepted(raw(*order))
        assert {(e.kind.value, str(e.on), e.about): e.id for e in case.events} == expected
        assert [str(e.on) for e in case.events] == [e["on"] for e in order]


def test_an_id_that_is_given_is_kept_and_not_given_twice():
    case = accepted(raw(REQUEST, {"kind": "request", "on": "2025-09-01", "id": "request-1"}))
    assert [e.id for e in case.events] == ["request-2", "request-1"]


def test_an_id_used_twice():
    found = problem(raw(REQUEST | {"id": "x"}, DRAFT | {"id": "x"}))
    assert found.field == "events.1.id"
    assert found.message == "the id x is used by events.0 too."
    assert found.fix == "Give each event an id of its own, or none."


# names that are not known


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
def test_an_unknown_name_gets_the_nearest(data, field, near):
    found = problem(data)
    assert found.field == field
    assert found.message.endswith("is not known.")
    assert found.fix.startswith("Did you mean")
    assert near in found.fix


@pytest.mark.parametrize(
    ("data", "field", "offered"),
    [
        (raw(REQUEST | {"kind": "zzz"}), "events.0.kind", "decision-to-assess"),
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
def test_a_name_with_nothing_near_gets_the_whole_list(data, field, offered):
    found = problem(data)
    assert found.field == field
    assert found.message.endswith("is not known.")
    assert found.fix.startswith("Use one of:")
    assert offered in found.fix
    assert "Role." not in str(found)


@pytest.mark.parametrize(
    ("data", "field", "offered"),
    [
        (raw({"on": "2025-05-21"}), "events.0.kind", "decision-to-assess"),
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
def test_a_field_that_is_not_there(data, field, fix):
    found = problem(data)
    assert (found.field, found.message) == (field, "there is no such field.")
    assert fix in found.fix


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"events": [REQUEST]}, "reference"),
        (raw({"kind": "request"}), "events.0.on"),
        (raw(determinations=[{k: v for k, v in DETERMINATION.items() if k != "reason"}]), "determinations.0.reason"),
        (raw(circumstances=[{"kind": "closure", "institution": "x", "setting": "school"}]), "circumstances.0.first_day_closed"),
    ],
)  # fmt: skip
def test_a_field_that_is_needed(data, field):
    found = problem(data)
    assert (found.field, found.fix) == (field, "Add it.")


@pytest.mark.parametrize("reference", ["", "   ", "x" * 2001])
def test_a_reference_says_something(reference):
    assert problem({"reference": reference}).field == "reference"


# dates


@pytest.mark.parametrize(
    "written",
    [
        20250521, 1747785600, 1.5, True, None, "21/05/2025", "2025-5-1", "20250521", "2025-05-21T00:00:00",
        "2025-05-21 00:00", "21 May 2025", "25-05-21", "2025-05", "٢٠٢٥-٠٥-٢١", "",
    ],
)  # fmt: skip
def test_a_date_is_written_in_one_way(written):
    found = problem(raw(REQUEST | {"on": written}))
    assert found.field == "events.0.on"
    assert found.fix == "Write it as YYYY-MM-DD."


@pytest.mark.parametrize("written", ["2025-02-29", "2025-13-01", "2025-04-31", "0000-01-01"])
def test_a_date_exists(written):
    found = problem(raw(REQUEST | {"on": written}))
    assert found.field == "events.0.on"
    assert "no such day" in found.message


@pytest.mark.parametrize(
    "value",
    [datetime(2025, 5, 21, tzinfo=UTC), datetime(2025, 5, 21, 9, 30, tzinfo=UTC), 1747785600, "21/05/2025"],
)
def test_a_date_in_python_is_a_date(value):
    with pytest.raises(ValidationError, match="Write it as YYYY-MM-DD"):
        Event(kind="request", on=value)


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


# the several dates of a notice


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (DRAFT | {"served": "2025-08-28"}, "`served` (Thu 28 Aug 2025) is before `sent` (Fri 29 Aug 2025)"),
        (REQUEST | {"sent": "2025-05-22"}, "`served` (Wed 21 May 2025) is before `sent` (Thu 22 May 2025)"),
        (REQUEST | {"written": "2025-05-22"}, "`served` (Wed 21 May 2025) is before `written`"),
        (
            DRAFT | {"sent": "2025-08-28"},
            "`on` (Fri 29 Aug 2025) is the day draft-plan was sent, but `sent` says",
        ),
        (
            REQUEST | {"served": "2025-05-22"},
            "`on` (Wed 21 May 2025) is the day request was served, but `served` says",
        ),
    ],
)
def test_dates_that_cannot_be(event, words):
    found = problem(raw(event))
    assert found.field == "events.0"
    assert words in found.message


@pytest.mark.parametrize(
    "event",
    [
        DRAFT | {"served": "2025-08-29", "sent": "2025-08-29", "written": "2025-08-29"},
        REQUEST | {"sent": "2025-05-21", "written": "2025-05-21", "served": "2025-05-21"},
        REQUEST | {"sent": "2025-05-19", "written": "2025-05-01"},
    ],
)
def test_dates_that_can_be(event):
    assert accepted(raw(REQUEST | {"on": "2025-05-20"}, event)).warnings(date(2025, 12, 1)) == ()


@pytest.mark.parametrize(
    ("event", "name"),
    [
        (REQUEST | {"closes": "2025-06-01"}, "closes"),
        (REQUEST | {"to": "school"}, "to"),
        (DRAFT | {"by": "parent"}, "by"),
        (DRAFT | {"to": "parent"}, "to"),
        ({"kind": "responsible", "on": "2025-05-21", "method": "by-hand"}, "method"),
        ({"kind": "family-consulted", "on": "2025-05-21", "served": "2025-05-21"}, "served"),
    ],
)
def test_a_field_that_means_nothing_for_the_kind(event, name):
    assert f"`{name}` does not apply to {event['kind']}" in problem(raw(event)).message
    assert accepted(raw(event | {name: None})).events[0].kind == event["kind"]


# events that repeat, determinations that point nowhere


def test_the_same_event_twice():
    found = problem(raw(REQUEST, DRAFT, REQUEST | {"note": "again"}))
    assert found.field == "events.2"
    assert found.message == "this is the same as events.0: request for an assessment on Wed 21 May 2025."
    assert found.fix == "Remove one, or say what sets them apart."


def test_all_that_is_wrong_with_the_case_as_a_whole_is_listed():
    found = problems(
        raw(
            REQUEST, REQUEST, DRAFT | {"id": "x"}, REQUEST | {"on": "2025-06-01", "id": "x"},
            determinations=[DETERMINATION | {"trigger": "requst-1"}, DETERMINATION | {"trigger": "zzz"}],
        )
    )  # fmt: skip
    assert [p.field for p in found] == [
        "events.1", "events.3.id", "determinations.0.trigger", "determinations.1.trigger",
    ]  # fmt: skip
    assert found[2].fix.startswith("Did you mean request-1")
    assert found[3].fix == "The ids are: request-1, request-2, x."
    assert all(p.message and p.fix for p in found)


def test_python_says_the_same_of_the_whole_case():
    event = Event(kind="request", on=date(2025, 5, 21))
    with pytest.raises(ValidationError, match=r"the same as events\.0"):
        Case(reference="A", events=[event, event])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (REQUEST, REQUEST | {"on": "2025-05-22"}),
        (ASKED | {"about": "a"}, ASKED | {"about": "b"}),
        (REQUEST | {"by": "parent"}, REQUEST | {"by": "school"}),
        (DRAFT, DRAFT | {"planned": True}),
    ],
)
def test_events_that_differ(one, other):
    assert len(accepted(raw(one, other)).events) == 2


def test_a_determination_names_a_trigger_that_is_there():
    found = problem(raw(REQUEST, determinations=[DETERMINATION, DETERMINATION | {"trigger": "request-2"}]))
    assert (found.field, found.message) == ("determinations.1.trigger", "no event has the id request-2.")
    assert found.fix == "Did you mean request-1?"
    case = accepted(raw(REQUEST, determinations=[DETERMINATION | {"trigger": "request-1"}]))
    assert case.determinations[0].trigger == case.events[0].id


# circumstances in order


@pytest.mark.parametrize(
    ("circumstance", "words"),
    [
        (CLOSURE | {"reopens": "2025-07-18"}, "`reopens` (Fri 18 Jul 2025) is before `first_day_closed`"),
        (
            CLOSURE | {"reopens": "2025-07-19"},
            "`reopens` (Sat 19 Jul 2025) is the same as `first_day_closed`",
        ),
        (ABSENCE | {"last_day": "2025-06-30"}, "`last_day` (Mon 30 Jun 2025) is before `first_day`"),
        (CIRCUMSTANCES | {"last_day": "2025-05-31"}, "`last_day` (Sat 31 May 2025) is before `first_day`"),
        (CORONAVIRUS | {"last_day": "2020-04-30"}, "`last_day` (Thu 30 Apr 2020) is before `first_day`"),
    ],
)
def test_a_circumstance_that_ends_before_it_begins(circumstance, words):
    found = problem(raw(circumstances=[circumstance]))
    assert found.field == "circumstances.0"
    assert words in found.message


def test_a_circumstance_of_one_day_and_one_that_goes_on():
    Absence(who="child", first_day=date(2025, 7, 1), last_day=date(2025, 7, 1))
    assert Absence(who="child", first_day=date(2025, 7, 1)).last_day is None
    closed = Closure(institution="x", setting="school", first_day_closed=date(2025, 7, 1), reopens=date(2025, 7, 2))
    assert closed.reopens == date(2025, 7, 2)


def test_who_can_be_absent_and_what_can_be_closed():
    assert problem(raw(circumstances=[ABSENCE | {"who": "school"}])).field == "circumstances.0.who"
    assert problem(raw(circumstances=[MISSED | {"who": "parent"}])).field == "circumstances.0.who"
    assert problem(raw(circumstances=[CLOSURE | {"setting": "parent"}])).field == "circumstances.0.setting"


# warnings

AS_OF = date(2025, 12, 1)


@pytest.mark.parametrize(
    ("events", "field", "message", "fix"),
    [
        (
            [REQUEST | {"on": "2014-08-31"}],
            "events.0.on", "before 1 September 2014, when the provisions began", "Check the year",
        ),
        (
            [REQUEST, DRAFT, {"kind": "final-plan", "on": "2025-12-01", "planned": True}],
            "events.2.planned", "finalised plan was planned for Mon 1 Dec 2025, which has come", "Record whether it happened",
        ),
        (
            [REQUEST, DRAFT | {"on": "2025-12-02"}],
            "events.1.on", "draft plan is dated Tue 2 Dec 2025, after the day asked about (Mon 1 Dec 2025)", '"planned": true',
        ),
        (
            [REQUEST, DRAFT | {"on": "2025-05-20"}],
            "events.1", "draft plan on Tue 20 May 2025 is before request for an assessment on Wed 21 May 2025", "Check both dates",
        ),
        (
            [REQUEST, ASKED, {"kind": "advice-received", "on": "2025-06-01", "about": "hospital"}],
            "events.2", "advice received (hospital) on Sun 1 Jun 2025 is before request for advice (hospital)", "Check both dates",
        ),
        (
            [DRAFT],
            "events.0", "draft plan on Fri 29 Aug 2025 follows nothing: there is no request or responsible", "Record it.",
        ),
        (
            [REQUEST, {"kind": "no-plan-copied", "on": "2025-09-10"}],
            "events.1", "follows nothing: there is no no-plan-notice", "Record it.",
        ),
        (
            [REQUEST, ASKED, {"kind": "advice-received", "on": "2025-06-30", "about": "hospitl"}],
            "events.2", "there is no advice-request about 'hospitl'", "give the same `about` (hospital)",
        ),
        (
            [REQUEST, DRAFT | {"written": "2025-08-30"}],
            "events.1.written", "dated Sat 30 Aug 2025, after it was sent (Fri 29 Aug 2025)", "only the two months \"of the date of the notice\"",
        ),
        (
            [REQUEST | {"written": "2025-05-20", "sent": "2025-05-19"}],
            "events.0.written", "dated Tue 20 May 2025, after it was sent (Mon 19 May 2025)", "Check both dates",
        ),
        (
            [REQUEST, DRAFT | {"closes": "2025-08-28"}],
            "events.1.closes", "would close Thu 28 Aug 2025, before it began", "Check both dates",
        ),
        (
            [REQUEST, DRAFT | {"closes": "2025-08-30", "served": "2025-09-01"}],
            "events.1.closes", "would close Sat 30 Aug 2025, before it began (Mon 1 Sep 2025)", "Check both dates",
        ),
        (
            [REQUEST, DRAFT | {"closes": "2025-08-30", "method": "first-class-post"}],
            "events.1.closes", "would close Sat 30 Aug 2025, before it began (Tue 2 Sep 2025)", "Check both dates",
        ),
    ],
)  # fmt: skip
def test_what_looks_wrong_is_warned_of(events, field, message, fix):
    (found,) = accepted(raw(*events)).warnings(AS_OF)
    assert found.field == field
    assert message in found.message
    assert fix in found.fix


@pytest.mark.parametrize(
    "events",
    [
        [REQUEST | {"on": "2014-09-01"}],
        [REQUEST, DRAFT, {"kind": "final-plan", "on": "2025-12-02", "planned": True}],
        [REQUEST, DRAFT | {"on": "2025-12-01"}],
        [REQUEST, DRAFT | {"on": "2025-05-21"}],  # on the same day
        [{"kind": "responsible", "on": "2025-05-21"}, DRAFT],
        [REQUEST, ASKED, {"kind": "advice-received", "on": "2025-06-02", "about": "hospital"}],
        [REQUEST, DRAFT | {"written": "2025-08-29", "closes": "2025-08-29"}],
    ],
)
def test_what_looks_right_is_not(events):
    assert accepted(raw(*events)).warnings(AS_OF) == ()


def test_the_time_for_representations_where_the_calendar_cannot_tell_the_day_of_service():
    far = DRAFT | {"on": "2035-03-01", "method": "first-class-post"}
    assert accepted(raw(REQUEST, far | {"closes": "2035-03-01"})).warnings() == ()
    assert [p.field for p in accepted(raw(REQUEST, far | {"closes": "2035-02-28"})).warnings()] == ["events.1.closes"]


def test_without_a_day_nothing_is_late_or_early():
    case = accepted(
        raw(
            REQUEST,
            DRAFT | {"on": "2035-12-02"},
            {"kind": "no-plan-notice", "on": "2015-01-01", "planned": True},
        )
    )
    assert [p.field for p in case.warnings()] == ["events.2"]  # before its request, whatever the day


# files


def test_a_file_is_read(tmp_path):
    path = tmp_path / "case.json"
    path.write_text(json.dumps(EVERYTHING), encoding="utf-8")
    assert read_case_file(path) == read_case_file(str(path)) == accepted(EVERYTHING)


def test_a_file_that_is_not_there(tmp_path):
    path = tmp_path / "none.json"
    with pytest.raises(InputError, match="No such file") as caught:
        read_case_file(path)
    assert caught.value.source == str(path)


@pytest.mark.parametrize("text", ["{", "not json", '{"reference": "A",}', '{"reference": "\\ud800"}'])
def test_a_file_that_is_not_json(tmp_path, text):
    path = tmp_path / "bad.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="this is not JSON") as caught:
        read_case_file(path)
    assert str(caught.value).startswith(f"{path}: 1 problem\n")


@pytest.mark.parametrize("text", ["[]", '"A"', "7", "null"])
def test_json_that_is_no_case(text):
    found = problem(text)
    assert found.message == "a case is one JSON object, {...}."
    assert found.fix


@pytest.mark.parametrize("content", [b"", b" \n", b"\xef\xbb\xbf"])
def test_an_empty_file(tmp_path, content):
    path = tmp_path / "empty.json"
    path.write_bytes(content)
    with pytest.raises(InputError, match="the file is empty"):
        read_case_file(path)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "latin-1"])
def test_another_encoding(tmp_path, encoding):
    path = tmp_path / "case.json"
    path.write_bytes('{"reference": "Zoë"}'.encode(encoding))
    with pytest.raises(InputError, match="Save it as UTF-8") as caught:
        read_case_file(path)
    assert len(caught.value.problems) == 1


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path):
    path = tmp_path / "case.json"
    path.write_text('{"reference": "Zoë"}', encoding="utf-8-sig")
    assert read_case_file(path) == read_case("\ufeff" + '{"reference": "Zoë"}') == Case(reference="Zoë")


def test_a_key_that_is_given_twice():
    text = (
        '{"reference": "A", "events": [{"kind": "request", "on": "2025-05-21", "on": "2025-05-22"}], '
        '"facts": {}, "facts": {"x": 1, "x": 2}, "referense": 1}'
    )
    found = {p.field: p for p in problems(text)}
    assert set(found) == {"events.0.on", "facts", "facts.x", "referense"}
    assert str(found["events.0.on"]) == "events.0.on: 'on' is given twice. Keep one of them."
    assert problem('{"reference": "A", "reference": "A"}').field == "reference"


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        *("[" * n + "]" * n for n in range(150, 1050, 50)),
        '{"reference": ' + "9" * 5000 + "}",
        '{"facts": ' * 300 + "1" + "}" * 300,
    ],
)
def test_what_would_break_a_reader_is_refused(text):
    assert problems(text)


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
        (raw(facts={"mk": ["A", "A{}B"]}), "facts.mk"),
    ],
)
def test_a_text_has_no_character_that_steers_a_terminal(data, field, char):
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
def test_the_fix_stands_apart(data, field, fix):
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
        "events.1.on": "Write it as YYYY-MM-DD",
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
