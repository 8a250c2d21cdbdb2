"""The JSON Schema of every form, in one document."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from sendrules.forms.compact import Result
from sendrules.forms.full import Duties, FullResult
from sendrules.forms.listed import ListedDuty
from sendrules.forms.shared import Form
from sendrules.forms.tables import Queue, Timetable

FORMS: tuple[type[Form], ...] = (Result, FullResult, Duties, Timetable, Queue)
"""The forms that stand alone."""


def result_schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of all JSON that ``evaluate``, ``timetable`` and ``queue`` write.

    It is strict: a field that this version does not write is refused. A later version may write more fields under the same
    ``format``, so take the schema of the version that wrote the file.

    >>> schema = result_schema()
    >>> [branch["$ref"].rpartition("/")[2] for branch in schema["anyOf"][:3]]
    ['Result', 'FullResult', 'Duties']
    """
    found: dict[str, Any] = TypeAdapter(Result | FullResult | Duties | Timetable | Queue | list[Timetable]).json_schema(
        mode="serialization"
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What sendrules writes as JSON",
        **_strict(found),
    }


def listed_duty_schema() -> dict[str, Any]:
    """Give the JSON Schema of one duty in the list that ``duties --json`` writes, as strict as ``result_schema``.

    >>> listed_duty_schema()["additionalProperties"]
    False
    """
    found: dict[str, Any] = _strict(ListedDuty.model_json_schema(mode="serialization"))
    return found


def _strict(value: Any) -> Any:
    """Refuse other fields everywhere, and drop what pydantic adds: a title for each field, and defaults, which JSON has none of."""
    if isinstance(value, list):
        return [_strict(each) for each in value]
    if not isinstance(value, dict):
        return value
    out = {
        name: _strict(each)
        for name, each in value.items()
        if name not in ("title", "default") or isinstance(each, dict)
    }
    return out | {"additionalProperties": False} if "properties" in out else out
