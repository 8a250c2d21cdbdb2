"""The description of the service is right in itself, and made of the schemas that are published."""

import json

import pytest
from openapi_spec_validator import validate

from asking_the_service import ask
from json_forms import CASE_SCHEMA, SCHEMA
from sendrules.server import document


def test_it_is_openapi() -> None:
    validate(document())


def test_the_service_gives_it() -> None:
    assert ask("GET", "/openapi.json").json() == document()


def moved(schema: object, before: str = "") -> object:
    return json.loads(json.dumps(schema).replace('"#/$defs/', f'"#/components/schemas/{before}'))


@pytest.mark.parametrize("name", SCHEMA["$defs"])
def test_an_answer_is_described_as_published(name: str) -> None:
    assert document()["components"]["schemas"][name] == moved(SCHEMA["$defs"][name])


def test_a_case_is_described_as_published() -> None:
    published = {name: each for name, each in CASE_SCHEMA.items() if name != "$defs"}
    schemas = document()["components"]["schemas"]
    assert schemas["Case"] == moved(published, "Case")
    for name, each in CASE_SCHEMA["$defs"].items():
        assert schemas[f"Case{name}"] == moved(each, "Case")


def test_as_of_is_needed_and_the_rest_is_not() -> None:
    asked = {each["name"]: each["required"] for each in document()["paths"]["/evaluate"]["post"]["parameters"]}
    assert asked == {"as_of": True, "authority": False, "full": False, "duty": False, "reading": False}
