"""``sendrules.sen2.check``: every finding in a return, as a table that opens in a spreadsheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyarrow as pa

from sendrules.sen2.checks.asked import Asked
from sendrules.sen2.checks.check import Check, Severity
from sendrules.sen2.checks.registry import checks
from sendrules.sen2.items import ITEMS, PARENTS, PERSON, REQUESTS, Holds
from sendrules.sen2.returns import Return

UNUSABLE, UNKNOWN = "SR001", "SR002"
"""The codes of what cannot be used, and of what nothing is known of."""
COLUMNS = ("code", "severity", "record", "file", "row", "module", "field", "value", "message", "fix")
"""The columns of the table; ``upn`` comes last where it is asked for."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What the checks found.

    Attributes:
        table: a finding a row, with ``COLUMNS``. ``record`` is our own reference: the number of the person in the return, and that of
            the request among theirs where the finding is about one.
        found: by code, how many findings there are.
        not_run: by code of a check that was not run, what the files cannot carry.
        people: how many people are in the return.
        people_found: how many of them have a finding.
    """

    table: pa.Table
    found: Mapping[str, int]
    not_run: Mapping[str, str]
    people: int
    people_found: int

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return int(sum(1 for severity in self.table["severity"].to_pylist() if severity == Severity.ERROR))


def check(found: Return, *, upn: bool = False) -> Findings:
    """Run every check of ours on a return. The checks and their codes are ours, and not the department's.

    Args:
        found: the return.
        upn: whether to give the UPN of each person too, so that the record is found in the system. It is personal data.

    Returns:
        The findings, each with its record, place, value, and what to do.

    >>> from sendrules.sen2 import read
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from sendrules.testing import Form, synthetic_return, write_return
    >>> with TemporaryDirectory() as folder:
    ...     found = read(write_return(synthetic_return(20, seed=1), Form.XML, Path(folder) / "return.xml"))
    >>> check(found).people, "SR102" in check(found).found
    (20, False)
    """
    asked, references = Asked(found), found.references()
    rows: list[dict[str, object]] = [*_unusable(found, references), *_unknown(found)]
    not_run: dict[str, str] = {}
    for one in checks():
        missing = [f"{module}.{item}" for module, item in one.reads if not found.carries(module, item)]
        if missing:
            not_run[one.code] = ", ".join(missing)
        else:
            rows += _findings(one, asked, references)
    people = {row["person"] for row in rows} - {None}
    numbers = found[PERSON].columns["UPN"].to_pylist() if upn else []
    names = (*COLUMNS, "upn") if upn else COLUMNS
    for row in rows:
        person = row.pop("person")
        row["upn"] = numbers[person] if upn and isinstance(person, int) else None
    types = {"row": pa.int32()}
    schema = pa.schema([pa.field(name, types.get(name, pa.string())) for name in names])
    table = pa.Table.from_pylist([{name: row[name] for name in names} for row in rows], schema=schema)
    return Findings(table, Counter(str(row["code"]) for row in rows), not_run, found.people, len(people))


def _row(
    found: Return, references: list[str], module: str, record: int | None, item: str, **told: object
) -> dict[str, object]:
    person = found.person_of(module, record) if record is not None and module in PARENTS else -1
    spot = found[module].spot(record, item) if record is not None and module in PARENTS else None
    return {
        "record": _reference(found, references, module, record),
        "file": spot.file if spot else "",
        "row": spot.row if spot else None,
        "module": module,
        "field": spot.field if spot else item,
        "person": person if person >= 0 else None,
        **told,
    }


def _reference(found: Return, references: list[str], module: str, record: int | None) -> str:
    """The reference of the request that a record belongs to; of the person alone where it belongs to no request."""
    if record is None or module not in PARENTS:
        return ""
    while module not in (REQUESTS, PERSON) and record >= 0:
        record, module = int(found[module].parent[record]), PARENTS[module]
    if record < 0:
        return ""
    return references[record] if module == REQUESTS else str(record + 1)


def _unusable(found: Return, references: list[str]) -> Iterator[dict[str, object]]:
    for one in found.refused:
        row = _row(found, references, one.module, one.record, one.item, value=one.value)
        spot = {"file": one.spot.file, "row": one.spot.row, "field": one.spot.field}
        told = {"code": UNUSABLE, "severity": Severity.ERROR.value, "message": one.message, "fix": one.fix}
        yield {**row, **spot, **told}


def _unknown(found: Return) -> Iterator[dict[str, object]]:
    for one in found.not_read:
        row = _row(found, [], one.module, None, "", value=None, code=UNKNOWN, severity=Severity.QUERY.value)
        often = f" It stands there {one.times:,} times." if one.times > 1 else ""
        told = {"message": f"Nothing is known of this, and it was not read.{often}", "fix": "Check how it is spelled."}
        yield {**row, **told, "file": one.spot.file, "row": one.spot.row, "field": one.spot.field}


def _findings(one: Check, asked: Asked, references: list[str]) -> Iterator[dict[str, object]]:
    hits = one.finds(asked)
    found = asked.found
    for record in hits.records.tolist():
        about = None if one.whole else record
        row = _row(found, references, hits.module, about, hits.item)
        value = None if one.whole or not hits.item else _value(found, hits.module, hits.item, record)
        yield {
            **row,
            "value": value,
            "code": one.code,
            "severity": one.severity.value,
            "message": one.says,
            "fix": one.fix,
        }


def _value(found: Return, module: str, item: str, record: int) -> str | None:
    """What the record says there; a UPN is shown only where it is asked for."""
    if item in ("UPN", "UniqueLearnerNumber"):
        return None
    value = found[module].columns[item][record].as_py()
    if value is None:
        return None
    return str(int(value)) if ITEMS[module][item].holds is Holds.FLAG else str(value)
