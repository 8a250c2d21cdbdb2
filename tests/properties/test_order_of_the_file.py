"""The order in which a file lists things shows nowhere, and a case is written back byte for byte as it was read."""

import json
import random
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sendrules as sr
from command_line import run
from examples import one_in
from sendrules.testing import cases

LISTS = ("events", "circumstances", "determinations", "claims")
chances = st.randoms(use_true_random=False)


def file_of(case: sr.Case) -> dict[str, Any]:
    """Give a case as somebody would write it: without the ids that it was given, unless a determination names one."""
    data: dict[str, Any] = json.loads(case.model_dump_json(exclude_none=True))
    named = {d.get("trigger") for d in data["determinations"]}
    for event in data["events"]:
        if event["id"] not in named:
            del event["id"]
    return data


def mixed(data: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """Give the same with every list of records, and the keys of every object, in another order."""
    out = {name: _keys_mixed(value, chance) for name, value in data.items()}
    for name in LISTS:
        chance.shuffle(out[name])
    for gap in out["circumstances"]:
        if "kinds" in gap:
            chance.shuffle(gap["kinds"])
    return _keys_mixed(out, chance)


def _keys_mixed(value: Any, chance: random.Random) -> Any:
    if isinstance(value, list):
        return [_keys_mixed(part, chance) for part in value]
    if not isinstance(value, dict):
        return value
    names = list(value)
    chance.shuffle(names)
    return {name: value[name] for name in names}


def told(case: sr.Case, day: date) -> list[str]:
    """Give all that is told of a case, as text."""
    result = sr.evaluate(case, as_of=day)
    local = sr.Engine.for_authority("generic").evaluate(case, as_of=day)
    steps = [result.explain(duty.id) for duty in result.values() if duty.instances]
    return [
        json.dumps(result.to_dict()),
        json.dumps(result.to_dict(full=True)),
        json.dumps(local.to_dict(full=True)),
        result.receipt.to_json(),
        *map(str, result.warnings),
        *[step.to_text() for step in steps],
        *[step.to_markdown() for step in steps],
        *[page() for name in ("statement", "family_page", "officer_page") if (page := getattr(result, name, None))],
        *[str(a) for duty in result.values() for a in duty.alternatives],
    ]


@one_in(3)
@given(cases(), chances, st.integers(-10, 500))
def test_the_order_of_a_file_shows_nowhere(case: sr.Case, chance: random.Random, after: int) -> None:
    data = file_of(case)
    other = mixed(data, chance)
    one, two = sr.read_case(json.dumps(data)), sr.read_case(json.dumps(other))
    assert one == two
    assert hash(one) == hash(two)
    assert one.model_dump_json() == two.model_dump_json()
    day = min((e.on for e in case.events), default=date(2025, 1, 1)) + timedelta(after)
    assert told(one, day) == told(two, day)


@given(cases())
def test_a_case_is_written_as_it_was_read(case: sr.Case) -> None:
    written = case.model_dump_json()
    again = sr.read_case(written)
    assert again == case
    assert again.model_dump_json() == written


@given(cases(), chances)
def test_a_case_made_in_another_order_is_the_same(case: sr.Case, chance: random.Random) -> None:
    records = {name: list(getattr(case, name)) for name in LISTS}
    for several in records.values():
        chance.shuffle(several)
    facts = list(case.facts.items())
    chance.shuffle(facts)
    assert sr.Case(reference=case.reference, facts=dict(facts), **records).model_dump_json() == case.model_dump_json()  # type: ignore[arg-type]


TIED = [
    {"kind": "tribunal-direction", "on": "2025-06-02", "duty": "hesc-21-1-c-response-30wd", "sets": "2025-07-01"},
    {"kind": "tribunal-direction", "on": "2025-06-02", "duty": "hesc-21-1-c-response-30wd", "sets": "2025-07-08"},
    {"kind": "appeal-received", "on": "2025-05-05"},
    {"kind": "tribunal-order", "on": "2025-06-02", "order": "assess"},
    {"kind": "tribunal-order", "on": "2025-06-02", "order": "make-plan"},
]


def test_events_of_one_day_and_kind_have_the_same_ids_in_any_order() -> None:
    one = sr.read_case(json.dumps({"reference": "A", "events": TIED}))
    two = sr.read_case(json.dumps({"reference": "A", "events": TIED[::-1]}))
    assert [(e.id, e.sets, e.order) for e in one.events] == [(e.id, e.sets, e.order) for e in two.events]


CASE = {
    "reference": "A-17",
    "events": [
        {"kind": "request", "on": "2025-05-21"},
        {"kind": "advice-request", "on": "2025-06-20", "to": "nhs-trust", "about": "Elm"},
        {"kind": "advice-request", "on": "2025-06-20", "to": "nhs-trust", "about": "Oak"},
        {"kind": "draft-plan", "on": "2000-01-01"},
        *TIED,
    ],
    "circumstances": [
        {"kind": "absence", "who": "child", "first_day": "2025-06-01", "last_day": "2025-07-20"},
        {"kind": "absence", "who": "parent", "first_day": "2025-06-01", "last_day": "2025-07-20"},
    ],
    "claims": [{"reason": "late-advice"}, {"reason": "volume-of-requests"}],
    "facts": {"b": True, "a": 1},
}


@pytest.mark.parametrize("form", [[], ["--all"], ["--json"], ["--explain"], ["--authority", "generic"]], ids=str)
def test_the_command_line_tells_the_same(tmp_path, form):
    shown = []
    for n in range(4):
        file = tmp_path / "case.json"
        data = mixed(CASE | {"determinations": []}, random.Random(n)) if n else CASE
        file.write_text(json.dumps(data), encoding="utf-8")
        shown.append(run("evaluate", str(file), "--as-of", "2025-12-01", *form).output)
    assert "A-17" in shown[0] or form == ["--explain"]
    assert len(set(shown)) == 1


def test_an_error_tells_the_place_in_the_file():
    data = CASE | {"events": [*CASE["events"][::-1], {"kind": "requets", "on": "2025-05-21"}]}
    with pytest.raises(sr.InputError) as caught:
        sr.read_case(json.dumps(data))
    assert [p.where for p in caught.value.problems] == [f"events.{len(CASE['events'])}.kind"]


def test_the_queue_is_the_same(tmp_path):
    shown = []
    data = [CASE, CASE | {"reference": "A-18"}, CASE | {"reference": "B-1", "facts": {}}]
    for listed in (data, [mixed(case | {"determinations": []}, random.Random(5)) for case in data[::-1]]):
        file = tmp_path / "cases.json"
        file.write_text(json.dumps(listed), encoding="utf-8")
        result = run("queue", str(file), "--authority", "generic", "--as-of", "2025-12-01")
        assert result.exit_code == 0, result.output
        shown.append(result.output)
    assert shown[0] == shown[1]


def test_what_cannot_be_read_is_told_in_the_same_order() -> None:
    wrong = [
        sr.read_case(json.dumps(CASE | {"reference": f"A-{n}", "facts": {"phase_transfer_year": 7}})) for n in range(4)
    ]
    one, two = (
        sr.Engine.for_authority("milton_keynes").prioritise(c, as_of=date(2025, 12, 1)) for c in (wrong, wrong[::-1])
    )
    assert one.notes == two.notes
    (note,) = [note for note in one.notes if "phase_transfer_year" in note]
    assert note.endswith("(4 cases, the first A-0)")
