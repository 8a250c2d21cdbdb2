"""The published JSON Schemas, and how documents are held against them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
SCHEMA: dict[str, Any] = json.loads((REFERENCE / "result.schema.json").read_text(encoding="utf-8"))
CASE_SCHEMA: dict[str, Any] = json.loads((REFERENCE / "case.schema.json").read_text(encoding="utf-8"))
FORMS = {
    "sendrules-result-2": "Result",
    "sendrules-result-full-2": "FullResult",
    "sendrules-duties-1": "Duties",
    "sendrules-timetable-1": "Timetable",
    "sendrules-queue-2": "Queue",
}


@cache
def validator(form: str = "") -> jsonschema_rs.Draft202012Validator:
    """The validator of the whole schema, or of one form, whose errors are nearer to the fault.

    It is the one in Rust: thousands of documents are held against it. ``jsonschema`` looks at the schema itself.
    """
    schema = SCHEMA if not form else {"$ref": f"#/$defs/{form}", "$defs": SCHEMA["$defs"]}
    return jsonschema_rs.Draft202012Validator(schema, validate_formats=True)


@cache
def case_validator() -> jsonschema_rs.Draft202012Validator:
    """The validator of cases."""
    return jsonschema_rs.Draft202012Validator(CASE_SCHEMA, validate_formats=True)


def check(data: dict[str, Any]) -> None:
    """Hold a document against its form: it is the same when it is read back, has no NaN, and fits the schema."""
    again = json.loads(json.dumps(data, allow_nan=False))
    assert again == data
    validator(FORMS[data["format"]]).validate(again)


def started_only(full: dict[str, Any]) -> dict[str, Any]:
    """The full form without most of the duties that nothing started: they are alike, and slow to validate."""
    duties = full["duties"]
    kept = {
        id: duty for n, (id, duty) in enumerate(duties.items()) if n % 40 == 0 or duty["instances"] or duty["contested"]
    }
    return full | {"duties": kept}
