"""What looks wrong in a record, in plain words: of which record, without ids and without the place in the file."""

from __future__ import annotations

import re

from sendrules.case.kinds import EventKind
from sendrules.case.meanings import KINDS
from sendrules.errors import Problem
from sendrules.explanation import words
from sendrules.statutory.result import StatutoryResult
from sendrules.wording.matters import capital, days_in_full, everyday, refers_to_law, short_name

_KINDS = re.compile(
    r"`?\b(" + "|".join(sorted((k.value for k in EventKind if "-" in k.value), key=len, reverse=True)) + r")\b`?"
)
_IN_BRACKETS = re.compile(r" \((?:[^()]|\([^()]*\))*\)")
_CODE = re.compile(r"`|\b\w+\.\d+\b|'[^']*'|\b[a-z]+(?:-[a-z0-9]+)*-\d")
_PLACE = re.compile(r"(events|circumstances|determinations|claims)\.(\d+)")


def warnings_for_officers(result: StatutoryResult) -> tuple[str, ...]:
    """Give each warning with the record that it is about, and the fix.

    Args:
        result: the answer for the case.
    """
    return tuple(
        sorted(f"{_about(p, result, short=True)}{capital(p.message)} {p.fix}".rstrip() for p in result.warnings)
    )


def warnings_for_families(result: StatutoryResult) -> tuple[str, ...]:
    """Give each warning in plain words; where that cannot be done, say which record to have checked.

    Args:
        result: the answer for the case.
    """
    return tuple(dict.fromkeys(sorted(_plain(p, result) for p in result.warnings)))


def _plain(problem: Problem, result: StatutoryResult) -> str:
    about = _about(problem, result)
    alone = problem.message.partition(" follows nothing: ")
    if alone[1]:  # what might come first is a long list, and means nothing to a family
        return (
            f"{capital(days_in_full(alone[0]))}: the record does not show what led to it. Add it if you know its date."
        )
    text = _KINDS.sub(lambda m: f"record of “{KINDS[EventKind(m[1])].title}”", problem.message)
    text = _IN_BRACKETS.sub(lambda m: "" if refers_to_law(m[0]) else m[0], text)
    if _CODE.search(text) or refers_to_law(text):
        return f"{about or 'The record: '}something in it does not fit. Ask the authority to check it."
    return f"{about}{capital(days_in_full(text))}"


def _about(problem: Problem, result: StatutoryResult, *, short: bool = False) -> str:
    """Name the record: its title and day; nothing where the place is not one record."""
    found = _PLACE.match(problem.where)
    if not found:
        return ""
    group, index = found[1], int(found[2])
    records = getattr(result.view.case, group, ())
    if index >= len(records):
        return ""
    day = words if short else everyday
    record = records[index]
    if group == "events":
        about = f" ({short_name(record.about)})" if record.about else ""
        return f"{capital(record.title)}{about}, {day(record.on)}: "
    if group == "determinations":
        return f"Decision on an exception, {day(record.on)}: "
    return f"{capital(group)}: "
