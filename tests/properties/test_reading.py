"""A table made of cases is read as those cases; a table with a broken field is refused if and only if ``Case`` refuses it."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, timedelta

import pytest

from columns import drawn_cases
from event_tables import arrow_of, differences, long_rows, without_ids
from sendrules.case.case import Case
from sendrules.case.columns import COLUMNS, KIND, KINDS_OF_ROW, PARTS, Holds, record_of, rows_of
from sendrules.case.kinds import Ending, Issues, Order, Role, Sector, ServiceMethod
from sendrules.caseload.reading.headings import Shape
from sendrules.caseload.reading.read import read
from sendrules.caseload.reading.rules import ALLOWED, ROW_KIND_CODE
from sendrules.errors import InputError

HOW_MANY = 150


@pytest.mark.parametrize("scattered", [False, True])
@pytest.mark.parametrize("ids", [False, True])
def test_a_table_of_cases_is_those_cases(ids: bool, scattered: bool) -> None:
    cases = drawn_cases(HOW_MANY) if ids else [without_ids(case) for case in drawn_cases(HOW_MANY)]
    by_reference = {case.reference: case for case in cases}
    rows = long_rows(cases, ids=ids)
    if scattered:
        random.Random(5).shuffle(rows)
    met = 0
    with read(arrow_of(rows)) as reading:
        assert reading.scattered is scattered
        for table, invalid in reading.batches(cases=40):
            assert not invalid
            assert table.cases <= 40
            assert differences(table, [by_reference[reference] for reference in table.references]) == []
            met += table.cases
    assert met == len(cases)
    assert reading.counts.rows == reading.counts.answered == len(rows)


def _somewhere_broken(rows: list[dict[str, object]], chance: random.Random) -> None:
    """Change one cell of one row to something that may be right or wrong there."""
    row = chance.choice(rows)
    apply = (
        [name for name, allowed in ALLOWED.items() if allowed[ROW_KIND_CODE[str(row[KIND])]]]
        if row.get(KIND) in ROW_KIND_CODE
        else []
    )
    name = chance.choice(apply if apply and chance.random() < 0.75 else [name for name in COLUMNS if name != "case"])
    if name == KIND:
        row[name] = chance.choice([*KINDS_OF_ROW, "requets", None])
        return
    others = [other[name] for other in rows if other.get(name) is not None]
    match COLUMNS[name].holds:
        case Holds.DAY:
            near = row.get("on")
            days = [date(1989, 12, 31), date(2200, 1, 1), None]
            if isinstance(near, date):
                days += [near, near - timedelta(1), near + timedelta(1), near - timedelta(40)] * 2
            row[name] = chance.choice(days)
        case Holds.FLAG:
            row[name] = chance.choice([True, False, None])
        case Holds.KINDS:
            row[name] = chance.choice(["request", "request final-plan", "requets", None])
        case Holds.TEXT:
            listed = [member.value for of in (Role, Order, Ending, Issues, Sector, ServiceMethod) for member in of]
            texts = [*listed, "Oak  School", "Oak\u200bSchool", "x" * 2001, "request-1", "advice-request-2", None]
            row[name] = chance.choice([*texts, *others, *others])


def wide_row(case: Case) -> dict[str, object]:
    """Give the row of a case in a wide table: of its events only."""
    row: dict[str, object] = {"case": case.reference, **{f"facts.{name}": given for name, given in case.facts.items()}}
    count: Counter[str] = Counter()
    for event in case.events:
        count[event.kind] += 1
        slot = event.kind.value if count[event.kind] == 1 else f"{event.kind.value}.{count[event.kind]}"
        for name, given in next(rows_of(Case(reference="A", events=[event]))).items():
            if name not in ("case", KIND, "id"):
                row[slot if name == "on" else f"{slot}.{name}"] = given
    return row


def test_a_wide_table_of_cases_is_those_cases() -> None:
    cases = [
        case.model_copy(update={"circumstances": (), "determinations": (), "claims": ()})
        for case in map(without_ids, drawn_cases(HOW_MANY))
    ]
    with read(arrow_of([wide_row(case) for case in cases])) as reading:
        assert reading.shape is Shape.WIDE
        ((table, invalid),) = reading.batches(cases=len(cases))
    assert not invalid
    assert differences(table, cases) == []
    assert reading.counts.rows == len(cases)


def _refused(rows: list[dict[str, object]]) -> bool:
    """Whether ``Case`` refuses what the rows of one case say."""
    data: dict[str, object] = {"reference": "A"} | {part: [] for part in PARTS.values()}
    for row in rows:
        kind = row.get(KIND)
        said = {name: given for name, given in row.items() if given is not None and name not in ("case", KIND)}
        facts = {name.removeprefix("facts."): said.pop(name) for name in list(said) if name.startswith("facts.")}
        data["facts"] = {**data.get("facts", {}), **facts}  # type: ignore[dict-item]
        record = record_of(kind) if isinstance(kind, str) else record_of("request")
        if record is None:
            if said:
                return True
            continue
        if "kinds" in said:
            said["kinds"] = str(said["kinds"]).split()
        if kind is not None and KIND in record.model_fields:
            said[KIND] = kind
        data[PARTS[record]].append(said)  # type: ignore[attr-defined]
    try:
        Case.model_validate(data)
    except InputError:
        return True
    return False


@pytest.mark.parametrize("ids", [False, True])
def test_a_broken_field_is_refused_if_case_refuses_it_and_only_then(ids: bool) -> None:
    chance = random.Random(11)
    cases = drawn_cases(HOW_MANY) if ids else [without_ids(case) for case in drawn_cases(HOW_MANY)]
    rows, wrong, counted = [], set(), 0
    for case in cases:
        own = long_rows([case], ids=ids)
        _somewhere_broken(own, chance)
        rows += own
        if _refused(own):
            wrong.add(case.reference)
            counted += len(own)
    with read(arrow_of(rows)) as reading:
        (table, invalid), *_ = reading.batches(cases=len(cases))
    assert {found.case for found in invalid} == wrong
    assert 0.2 < len(wrong) / len(cases) < 0.9
    assert set(table.references) == {case.reference for case in cases} - wrong
    assert reading.counts.invalid + reading.counts.left_out == counted
    assert reading.counts.answered == len(rows) - counted
