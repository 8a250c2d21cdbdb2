"""Tables of Arrow made of cases, and whether two ``EventTable``s say the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pyarrow as pa

from sendrules.case.case import Case
from sendrules.case.columns import rows_of
from sendrules.case.kinds import name_key
from sendrules.caseload.columns.event_table import EventTable
from sendrules.caseload.tables.of_cases import table_of

_GROUNDS = ("case", "kind", "role", "first", "last", "personal", "determined_case", "determined_on", "trigger")


def without_ids(case: Case) -> Case:
    """Give a case whose events have the ids that a case makes, and whose determinations name no event."""
    events = [event.model_copy(update={"id": None}) for event in case.events]
    determinations = [determination.model_copy(update={"trigger": None}) for determination in case.determinations]
    return Case.model_validate({**dict(case), "events": events, "determinations": determinations})


def long_rows(cases: Iterable[Case], *, ids: bool = True) -> list[dict[str, Any]]:
    """Give the rows of cases, with the ids of events or without."""
    rows = [row for case in cases for row in rows_of(case)]
    return rows if ids else [{name: given for name, given in row.items() if name != "id"} for row in rows]


def arrow_of(rows: Sequence[dict[str, Any]]) -> Any:
    """Give a table of Arrow of rows."""
    names = dict.fromkeys(name for row in rows for name in row)
    return pa.table({name: pa.array([row.get(name) for row in rows]) for name in names})


def differences(found: EventTable, cases: Sequence[Case]) -> list[str]:
    """Say where a table is not that of these cases."""
    wanted = table_of(cases)
    pairs: list[tuple[str, Any, Any]] = [("references", list(found.references), list(wanted.references))]
    pairs += [
        (name, getattr(found, name).tolist(), getattr(wanted, name).tolist())
        for name in ("case", "kind", "on", "first")
    ]
    pairs += [("days", _listed(found.days), _listed(wanted.days)), ("codes", _codes(found), _codes(wanted))]
    pairs += [
        (f"grounds.{name}", getattr(found.grounds, name).tolist(), getattr(wanted.grounds, name).tolist())
        for name in _GROUNDS
    ]
    pairs += [
        ("grounds, named", _named_grounds(found), _named_grounds(wanted)),
        ("facts", dict(found.facts), dict(wanted.facts)),
    ]
    pairs += [(f"id of {row}", found.id_of(row), wanted.id_of(row)) for row in range(min(len(found), len(wanted)))]
    pairs += [(f"case {n}", found.case_of(n).model_dump_json(), case.model_dump_json()) for n, case in enumerate(cases)]
    return [f"{what}: {ours} and not {theirs}" for what, ours, theirs in pairs if ours != theirs]


def _listed(columns: Any) -> dict[str, list[int]]:
    return {name: column.tolist() for name, column in sorted(columns.items())}


def _codes(table: EventTable) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for name, codes in sorted(table.codes.items()):
        found[name] = codes.tolist()
        if name in ("about", "duty"):
            names = [table.names[code] for code in found[name]]
            found[name] = names if name == "duty" else [name_key(given) for given in names]
    return found


def _named_grounds(table: EventTable) -> list[Any]:
    grounds = table.grounds
    return [
        [name_key(table.names[code]) for code in grounds.name.tolist()],
        [grounds.limbs[code] for code in grounds.limb.tolist()],
        [grounds.kind_sets[code] for code in grounds.kinds.tolist()],
    ]
