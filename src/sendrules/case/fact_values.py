"""Facts by name, as a case records them: names and texts in one form, and only values that can be compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import isfinite
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StrictBool, StrictFloat, StrictInt

from sendrules.case.refusals import refuse
from sendrules.errors import Place, Problem
from sendrules.outside_text import WITHOUT_IT, normal_name, not_printable

LONGEST_TEXT, MOST_TEXTS, MOST_FACTS, LARGEST_NUMBER = 2000, 1000, 1000, 10**18 - 1

FactValue = StrictBool | StrictInt | StrictFloat | str | tuple[str, ...]


def _in_one_form(given: Any) -> Any:
    """Give facts in order of their names, each name and text in its one form.

    Raises:
        PydanticCustomError: two names are one, or a name or a value cannot be used; with every such problem.
    """
    if not isinstance(given, Mapping):
        return given  # it is refused as no object
    found: dict[str, Any] = {}
    first: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, value in given.items():
        why = not_printable(name.strip()) if isinstance(name, str) else "the name of a fact is a text."
        form = normal_name(name) if isinstance(name, str) else ""
        if why or not form:
            fix = WITHOUT_IT if form else "Give the fact a name."
            problems.append(Problem((str(name),), why or "the fact has no name.", fix))
        elif form in found:
            problems.append(Problem((name,), f"{first[form]!r} and {name!r} are the same name.", "Keep one of them."))
        else:
            found[form], first[form] = _text_in_one_form(value), name
            problems += _wrong_with(value, (name,))
    if len(given) > MOST_FACTS:
        problems.append(Problem("", "there are too many facts.", f"Give at most {MOST_FACTS:,}."))
    refuse(*problems)
    return dict(sorted(found.items()))


def _text_in_one_form(value: Any) -> Any:
    if isinstance(value, str):
        return normal_name(value)
    if isinstance(value, list | tuple):
        return tuple(normal_name(part) if isinstance(part, str) else part for part in value)
    return value


def _wrong_with(value: Any, place: Place) -> Iterator[Problem]:
    """Say what keeps a value of the right type from being used."""
    if isinstance(value, float) and not isfinite(value):
        yield Problem(place, f"{value} is not a number that can be used.", "Write a number, or leave the fact out.")
    elif isinstance(value, int) and abs(value) > LARGEST_NUMBER:
        yield Problem(place, "this number has more than 18 digits.", "Shorten the number, or write it as a text.")
    elif isinstance(value, str):
        if why := not_printable(value.strip()):
            yield Problem(place, why, WITHOUT_IT)
        if len(value) > LONGEST_TEXT:
            yield Problem(place, f"this is longer than {LONGEST_TEXT} characters.", "Shorten it.")
    elif isinstance(value, list | tuple):
        if len(value) > MOST_TEXTS:
            yield Problem(place, "this list is too long.", f"List at most {MOST_TEXTS}.")
        for n, part in enumerate(value):
            if isinstance(part, str):
                yield from _wrong_with(part, (*place, n))


Facts = Annotated[
    dict[str, FactValue], BeforeValidator(_in_one_form), Field(json_schema_extra={"maxProperties": MOST_FACTS})
]
"""Facts by name."""
