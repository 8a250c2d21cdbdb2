"""The shape of a receipt: its format and version, its parts, and the refusal of what is none."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Literal

from pydantic import StrictStr, ValidationError

from sendrules.case.record import AnyDay, Strict
from sendrules.case.refusals import translated
from sendrules.errors import InputError, Problem
from sendrules.json_text import NotJson, values_of

FORMAT = "sendrules-receipt-3"
FIX = "Give the receipt as it was written."


class _Amendment(Strict):
    digest: StrictStr
    text: dict[StrictStr, Any]


class _Law(Strict):
    adopted: StrictStr
    readings: dict[StrictStr, StrictStr]
    duties: dict[StrictStr, StrictStr]
    amendment: _Amendment | None = None


class _Calendar(Strict):
    id: StrictStr
    digest: StrictStr
    changes: list[tuple[AnyDay, StrictStr, Literal["added", "removed"]]]


class _Shape(Strict):
    """What a receipt has to be."""

    format: Literal["sendrules-receipt-3"]
    sendrules: StrictStr
    law: _Law
    calendar: _Calendar
    readings: dict[StrictStr, StrictStr]
    as_of: AnyDay
    facts: dict[StrictStr, Any]
    facts_digest: StrictStr
    outcomes: dict[StrictStr, dict[StrictStr, Any]]


def checked(data: Any) -> dict[str, Any]:
    """Give a receipt's plain data, or refuse what is no receipt.

    Args:
        data: whatever was given as one.

    Raises:
        InputError: with every part that is missing or of another shape; or that it is of another version of the format.

    >>> checked({"format": "sendrules-receipt-1"})
    Traceback (most recent call last):
    ...
    sendrules.errors.InputError: receipt: 1 problem
      - format: this is a sendrules-receipt-1, and this version reads sendrules-receipt-3. Give the receipt as it was written.
    """
    if not isinstance(data, Mapping) or data.get("format") != FORMAT:
        other = data.get("format") if isinstance(data, Mapping) else None
        known = isinstance(other, str) and other.startswith("sendrules-receipt-")
        what = f"this is a {other}, and this version reads {FORMAT}." if known else f"this is not a {FORMAT}."
        raise InputError("receipt", [Problem("format", what, FIX)])
    try:
        plain: dict[str, Any] = values_of(json.dumps(dict(data)))
        _Shape.model_validate(plain)
    except ValidationError as error:
        found = (problem for details in error.errors() for problem in translated(details))
        by_place = {".".join(map(str, problem.at)): problem.message for problem in found}
        raise InputError("receipt", [Problem(place, message, FIX) for place, message in by_place.items()]) from None
    except NotJson as error:
        raise InputError("receipt", error.problems) from None
    except (TypeError, ValueError, RecursionError) as error:
        raise InputError("receipt", [Problem("", f"this is not plain data: {error}.", FIX)]) from None
    return plain
