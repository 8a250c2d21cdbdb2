"""The page of the JSON of results: every field of every form, from the schema, and what a version promises."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import sendrules as sr
from sendrules.forms.schema import FORMS

INTRODUCTION = """`evaluate`, `timetable` and `queue` print JSON with `--json`, and `to_dict()` gives the same in Python. Each document says in
`format` which form it has. The {download}`JSON Schema <result.schema.json>` covers them all; in Python, `sr.result_schema()` gives it.
Dates are YYYY-MM-DD. There are no fractions: amounts and points are text.

| you want | ask for | `format` |
|---|---|---|
| what is overdue, what is to come, and what has started | `to_dict()`, `evaluate --json` | `sendrules-result-2` |
| every duty, and every exception with its reasons | `to_dict(full=True)`, `evaluate --json --full` | `sendrules-result-full-2` |
| all there is to say of some duties, with the reasons | `to_dict(duties=[...])`, `evaluate --json --duty ID` | `sendrules-duties-1` |
| what follows from one date | `Timetable.to_dict()`, `timetable --json` | `sendrules-timetable-1` |
| several cases in an authority's order | `queue --json` | `sendrules-queue-2` |

## What a version promises

Within one `format`, no field is renamed or dropped. None changes its type or what it means. What is always there stays there. A later
release may add a field, an outcome or a kind of event under the same `format`. Anything else gets a new `format`.

The schema is strict: it refuses a field that its own release does not write. So check a document with the schema of the release that
wrote it, which `law.sendrules` names. Let your own program pass over fields that it does not know. Texts for people, such as `standing`,
`title` and `reasons`, may be put better in any release: compare ids and dates, not texts.

## An alert

Each item of `overdue`, `pending`, `rights` and `next_due` has all that a message needs. An item with `contingent_on` is owed only if that
is decided. One with `can_be_done` false can no longer be done.

```python
import sendrules as sr
from datetime import date

case = sr.read_case_file("examples/cases/late-plan.json")
for item in sr.evaluate(case, as_of=date(2026, 1, 5)).to_dict()["overdue"]:
    print(f"{item['title']}: due {item['due']}, {item['days_late']} days late ({item['provision']}, {item['holder']})")
```"""

Spec = Mapping[str, Any]


def result_page(note: str) -> str:
    """Write the page.

    Args:
        note: the comment that says what writes it.
    """
    defs = sr.result_schema()["$defs"]
    forms = [form.__name__ for form in FORMS]
    parts = [name for name, spec in defs.items() if "properties" in spec and name not in forms]
    lines = ["# The JSON of results, field by field\n", note, INTRODUCTION]
    for name in (*forms, *parts):
        lines += _table(name, defs)
    return "\n".join(lines) + "\n"


def _table(name: str, defs: Spec) -> Iterator[str]:
    spec = defs[name]
    yield f"\n## {name}\n"
    if "description" in spec:
        yield _one_line(spec["description"].partition("\n\n")[0]) + "\n"
    yield "| field | always there | type | meaning |\n|---|---|---|---|"
    for field, about in spec["properties"].items():
        always = "yes" if field in spec.get("required", ()) else "no"
        yield f"| `{field}` | {always} | {_type(about, defs)} | {_one_line(_meaning(about, defs))} |"


def _one_line(text: str) -> str:
    return text.replace("\n", " ").replace("|", "\\|")


def _meaning(about: Spec, defs: Spec) -> str:
    """What a field holds; where that is also the text of its type, the schema has it there alone."""
    return str(about.get("description") or defs[_name(about)]["description"])


def _name(about: Spec) -> str:
    return str(about["$ref"]).rpartition("/")[2]


def _type(about: Spec, defs: Spec) -> str:
    """The type of a field in words, with a link to the table of an object."""
    if "$ref" in about:
        name = _name(about)
        return f"[{name}](#{name.lower()})" if "properties" in defs[name] else "text"
    if "anyOf" in about:
        return " or ".join(dict.fromkeys(_type(one, defs) for one in about["anyOf"]))
    if "const" in about or "enum" in about:
        return " or ".join(f"`{json.dumps(one)}`" for one in about.get("enum", [about.get("const")]))
    if about.get("type") == "array":
        return f"list of {_type(about['items'], defs)}"
    if about.get("type") == "object":
        inside = about.get("additionalProperties")
        return f"by name: {_type(inside, defs)}" if isinstance(inside, Mapping) else "by name: any value"
    return _WORDS.get((about.get("type"), about.get("format")), about.get("type") or "any value")


_WORDS: Mapping[tuple[Any, Any], str] = {
    ("string", "date"): "date",
    ("string", None): "text",
    ("integer", None): "number",
    ("boolean", None): "true or false",
}
