"""The schema of results accepts all that sendrules writes, and refuses everything else."""

import copy
import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner

import sendrules as sr
from golden import Golden, golden_cases
from json_forms import SCHEMA, check, started_only, validator
from sendrules.cli.main import cli

ROOT = Path(__file__).parents[3]
PLAN = "reg-13-2-final-plan-20-weeks"
AS_OF = date(2026, 1, 5)
AMENDMENT = ROOT / "examples" / "amendments" / "plan-in-16-weeks.toml"


def everything(result: sr.Result) -> Iterator[dict[str, Any]]:
    yield result.to_dict()
    full = result.to_dict(full=True)
    yield started_only(full)
    yield result.to_dict(duties=[d.id for d in result.statutory.started_or_contested][:2])


def example(name: str = "cases/late-plan.json") -> sr.Case:
    return sr.read_case_file(ROOT / "examples" / name)


@pytest.mark.parametrize("name", ["case.json", "cases/late-plan.json", "cases/late-review.json"])
def test_every_example_is_accepted_whole(name: str) -> None:
    result = sr.evaluate(example(name), as_of=AS_OF)
    for data in (result.to_dict(), result.to_dict(full=True), result.to_dict(duties=list(result)[:9])):
        check(data)


@pytest.mark.parametrize("golden", golden_cases(), ids=str)
def test_every_golden_case_is_accepted(golden: Golden) -> None:
    for data in everything(sr.evaluate(golden.case, as_of=golden.as_of)):
        check(data)


@pytest.mark.parametrize("policy", sorted((ROOT / "examples" / "policies").glob("*.toml")), ids=lambda p: p.name)
def test_with_a_policy_it_is_accepted(policy: Path) -> None:
    check_with(sr.Engine.from_policy(policy))


@pytest.mark.parametrize("key", ["kent", "milton_keynes", "generic"])
def test_with_an_authority_it_is_accepted(key: str) -> None:
    check_with(sr.Engine.for_authority(key, fallback=None if key == "generic" else "generic"))


def check_with(engine: sr.Engine) -> None:
    case = example().model_copy(update={"facts": {"fast_track": True, "in_backlog": True}})
    result = engine.evaluate(case, as_of=AS_OF)
    assert result.local is not None
    check(result.to_dict())
    check(started_only(result.to_dict(full=True)))


def test_with_an_amendment_it_is_accepted() -> None:
    events = [sr.Event(kind="request", on=date(2027, 9, 6))]
    result = sr.evaluate(
        sr.Case(reference="A-1", events=events), as_of=date(2028, 1, 10), what_if=sr.read_amendment(AMENDMENT)
    )
    assert result.what_if is not None
    assert result.what_if.differences
    for data in (result.to_dict(), result.to_dict(full=True), result.to_dict(duties=[PLAN])):
        assert "what_if" in data
        check(data)
    under = sr.Result(result.what_if.under)
    assert "amendment" in under.to_dict()
    check(under.to_dict())


def test_other_readings_and_a_changed_calendar_are_accepted() -> None:
    calendar = sr.ENGLAND_AND_WALES.overlay({date(2026, 6, 1): "a day of celebration"})
    result = sr.evaluate(example(), as_of=AS_OF, readings={"notify": "sent"}, calendar=calendar)
    assert result.to_dict()["readings"] == {"notify": "sent"}
    assert result.to_dict()["calendar"]["changes"][0]["day"] == "2026-06-01"
    for data in everything(result):
        check(data)


def cli_json(*args: str) -> Any:
    found = CliRunner().invoke(cli, args)
    assert found.exit_code == 0, found.output
    return json.loads(found.stdout)


def test_what_the_commands_write_is_accepted_by_the_whole_schema() -> None:
    case, as_of = "examples/cases/late-plan.json", ("--as-of", "2026-01-05")
    queue = ("queue", "examples/queue.json", "--as-of", "2024-11-30", "--authority")
    for args in (
        ("evaluate", case, *as_of),
        ("evaluate", case, *as_of, "--duty", PLAN),
        ("timetable", "--request", "2025-05-21"),
        ("timetable", "--request", "2025-05-21", "--proclaimed", "2025-06-02"),
        ("timetable", "--request", "2025-05-21", "--request", "2026-02-02"),
        ("timetable", "--commissioner-change-known", "2025-03-03"),
        ("timetable", "--request", "2027-09-06", "--under", str(AMENDMENT)),
        (*queue, "generic"),
        (*queue, "milton_keynes", "--take", "2"),
        ("queue", "examples/queue.json", "--as-of", "2024-11-30", "--authority", "kent", "--fallback", "generic"),
    ):
        validator().validate(cli_json(*args, "--json"))


def test_every_timetable_is_accepted() -> None:
    started = {t.kind for duty in sr.statute().duties for t in duty.trigger}
    for kind in sr.EventKind:
        if kind in started:
            check(sr.timetable(kind, date(2025, 5, 21)).to_dict())


# What it refuses


def samples() -> dict[str, dict[str, Any]]:
    result = sr.evaluate(example("case.json"), as_of=AS_OF)
    late = sr.evaluate(example(), as_of=AS_OF)
    return {
        "Result": late.to_dict(),
        "FullResult": started_only(late.to_dict(full=True)),
        "Duties": result.to_dict(duties=[PLAN]),
        "Timetable": sr.timetable("request", date(2025, 5, 21)).to_dict(),
        "Queue": cli_json("queue", "examples/queue.json", "--authority", "generic", "--as-of", "2024-11-30", "--json"),
    }


SAMPLES = samples()


def objects(value: Any, spec: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], dict[str, Any]]]:
    """Every object of a document whose shape the schema sets, with its place and its schema."""
    spec = resolved(spec, value)
    if isinstance(value, dict) and "properties" in spec:
        yield path, spec
        for name, each in value.items():
            yield from objects(each, spec["properties"][name], (*path, name))
    elif isinstance(value, dict) and isinstance(spec.get("additionalProperties"), dict):
        for name, each in list(value.items())[:2]:
            yield from objects(each, spec["additionalProperties"], (*path, name))
    elif isinstance(value, list) and "items" in spec:
        for n, each in enumerate(value[:2]):
            yield from objects(each, spec["items"], (*path, n))


def resolved(spec: dict[str, Any], value: Any) -> dict[str, Any]:
    while True:
        if "$ref" in spec:
            spec = SCHEMA["$defs"][spec["$ref"].rpartition("/")[2]]
        elif "anyOf" in spec:
            spec = next(one for one in spec["anyOf"] if valid(one, value))
        else:
            return spec


def valid(spec: dict[str, Any], value: Any) -> bool:
    return jsonschema.Draft202012Validator({**spec, "$defs": SCHEMA["$defs"]}).is_valid(value)


def changed(data: dict[str, Any], path: tuple[Any, ...], change: Callable[[dict[str, Any]], Any]) -> dict[str, Any]:
    made = copy.deepcopy(data)
    at: Any = made
    for part in path:
        at = at[part]
    change(at)
    return made


@pytest.mark.parametrize("form", SAMPLES)
def test_a_field_that_is_dropped_renamed_or_added_is_refused(form: str) -> None:
    data = SAMPLES[form]
    validator(form).validate(data)
    tried = 0
    for path, spec in objects(data, {"$ref": f"#/$defs/{form}"}):
        assert not validator(form).is_valid(changed(data, path, lambda o: o.update(unheard_of=1))), path
        for name in spec.get("required", ()):
            assert not validator(form).is_valid(changed(data, path, lambda o, name=name: o.pop(name))), (path, name)
            tried += 1
    assert tried > 10


def rename(o: dict[str, Any]) -> None:
    o["days_overdue"] = o.pop("days_late")


@pytest.mark.parametrize(
    ("path", "change"),
    [
        ((), lambda o: o.update(format="sendrules-result-1")),
        ((), lambda o: o.update(as_of="5 January 2026")),
        ((), lambda o: o.update(as_of="2026-02-30")),
        ((), lambda o: o.update(overdue=[PLAN])),
        (("overdue", 0), rename),
        (("overdue", 0), lambda o: o.update(days_late="89")),
        (("overdue", 0), lambda o: o.update(days_late=0)),
        (("overdue", 0), lambda o: o.update(contingent_on=None)),
        (("duties", PLAN), lambda o: o.update(source="rumour")),
        (("duties", PLAN, "occurrences", 0), lambda o: o.update(compliance="late")),
    ],
)
def test_a_wrong_value_is_refused(path: tuple[Any, ...], change: Callable[[dict[str, Any]], Any]) -> None:
    assert not validator("Result").is_valid(changed(SAMPLES["Result"], path, change))


# The schema itself


def test_it_is_a_schema_and_is_strict() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    for name, spec in SCHEMA["$defs"].items():
        if "properties" in spec:
            assert spec["additionalProperties"] is False, name


def test_every_field_is_described() -> None:
    for name, spec in SCHEMA["$defs"].items():
        for field, about in spec.get("properties", {}).items():
            named = SCHEMA["$defs"].get(
                about.get("$ref", "").rpartition("/")[2], {}
            )  # one text for both is written once
            assert about.get("description") or named.get("description"), (name, field)


def fields(schema: dict[str, Any]) -> dict[str, tuple[set[str], set[str]]]:
    """The fields of each form, and those that are needed. How a release of pydantic writes their types may differ."""
    return {
        name: (set(form.get("properties", ())), set(form.get("required", ()))) for name, form in schema["$defs"].items()
    }


def test_sendrules_gives_it() -> None:
    assert fields(sr.result_schema()) == fields(SCHEMA)
    assert len(fields(SCHEMA)) > 20
