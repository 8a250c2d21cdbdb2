"""The data of the suite: it is what the generator writes, it is in the form of the schema, and it names nobody."""

import importlib.util
import json
import re
from collections import Counter
from importlib.resources import files
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import sendrules as sr
from sendrules.suite.items import suite
from sendrules.suite.own_answers import answers

ROOT = Path(__file__).parents[2]
DATA = files("sendrules.suite") / "data"
SCHEMA = json.loads((DATA / "suite.schema.json").read_text(encoding="utf-8"))
TWO_MEGABYTES = 2 * 1024 * 1024


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate_suite", ROOT / "tools" / "generate_suite.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def data(name: str) -> Any:
    return json.loads((DATA / name).read_text(encoding="utf-8"))


def validator(part: str) -> Draft202012Validator:
    Draft202012Validator.check_schema(SCHEMA)
    return Draft202012Validator({"$ref": f"#/$defs/{part}", "$defs": SCHEMA["$defs"]})


def test_the_data_is_what_the_generator_writes() -> None:
    for name, text in generator().files().items():
        committed = (ROOT / name).read_text(encoding="utf-8")
        assert committed == text, f"{name}: run uv run python tools/generate_suite.py"


@pytest.mark.parametrize(("name", "part"), [("suite.json", "about"), ("dates.json", "dates"), ("cases.json", "cases")])
def test_a_file_is_in_the_form_of_the_schema(name: str, part: str) -> None:
    assert [error.message for error in validator(part).iter_errors(data(name))] == []


def test_every_question_and_every_answer_of_ours_is_in_the_form_of_the_schema() -> None:
    asked, answered = validator("question"), validator("answer")
    for item in suite().items:
        asked.validate(item.question)
    for line in answers(json.dumps(item.question) for item in suite().items):
        answered.validate(json.loads(line))


def test_a_question_does_not_give_the_answer_away() -> None:
    for item in suite().items:
        assert {"expected", "last_day", "wrong", "working"} & set(item.question) == set()


def test_no_two_questions_have_one_id() -> None:
    assert [id for id, n in Counter(item.id for item in suite().items).items() if n > 1] == []


def test_the_data_is_small_enough_to_ship() -> None:
    assert sum(len((DATA / name).read_bytes()) for name in ("suite.json", "dates.json", "cases.json")) < TWO_MEGABYTES


def test_every_way_shows_in_several_questions_and_every_duty_has_its_provision() -> None:
    shown = Counter(way for item in suite().items for way in item.wrong)
    assert {way: shown[way] for way in suite().ways if shown[way] < 3} == {}
    assert set(shown) <= set(suite().ways)
    for expected in (e for item in suite().items for e in item.expected):
        assert suite().duties[expected.duty]["url"].startswith("https://")


def test_what_a_wrong_way_or_another_reading_answers_is_not_right() -> None:
    for item in suite().items:
        right = {expected.duty: expected.occurrences for expected in item.expected}
        for way, duties in (*item.wrong.items(), *item.readings.items()):
            for duty, others in duties.items():
                for other in others:
                    said = right[duty][other.get("n", 1) - 1]
                    assert any(said[name] != other[name] for name in other if name != "n"), (item.id, way)


@pytest.mark.parametrize("name", ["suite.json", "dates.json", "cases.json"])
def test_nobody_is_named(name: str) -> None:
    text = (DATA / name).read_text(encoding="utf-8")
    assert re.findall(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Master) [A-Z]\w*", text) == []
    assert re.findall(r"[\w.]+@[\w.]+", text) == []
    assert re.findall(r"\b(?:\+44|0)\d{9,10}\b|\b[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b", text) == []
    assert re.findall(r'[\s"(]/[a-z]+/[a-z]+', text) == [], "a path of one machine"


def test_a_reference_of_a_case_is_a_number_and_says_nothing_of_a_child() -> None:
    for item in suite().items:
        if item.level == "cases":
            assert re.fullmatch(r"[A-Z][A-Z0-9-]{1,15}", item.question["case"]["reference"]), item.id


def test_a_case_is_a_case_of_the_library() -> None:
    for item in suite().items:
        if item.level == "cases":
            sr.Case.model_validate_json(json.dumps(item.question["case"]))
