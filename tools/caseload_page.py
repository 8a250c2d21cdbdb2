"""The page of the table of cases that comes in, and of the table of answers that goes out: from the code that reads and writes them."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

import pyarrow as pa

from sendrules.case.columns import AROUND, COLUMNS, KIND, Column, Holds
from sendrules.caseload import COLUMNS as ANSWERS
from sendrules.caseload import RANKING_SCHEMA, VIEW_SCHEMAS, Summary, evaluate
from sendrules.caseload.local.queue import QueueSummary
from sendrules.caseload.local.view_tables import ViewTables
from sendrules.caseload.reading.headings import headings_of
from sendrules.caseload.results.summary import MOST_LISTED

_HOLDS = {
    Holds.TEXT: "text",
    Holds.DAY: "day",
    Holds.FLAG: "`true` or `false`",
    Holds.KINDS: "kinds, with a blank between two",
}

INTRODUCTION = """`sendrules caseload` and `sendrules.caseload` take a table of cases and give a table of answers.
[Answer a whole caseload](../how-to/answer-a-whole-caseload.md) shows them at work.

## The table that comes in

A table is a CSV file (`.csv`, `.tsv`, `.txt`), a Parquet file, a folder of Parquet files, one sheet of an Excel workbook (`.xlsx`), a list
of files with the same columns, or in Python anything that gives a stream of Arrow (pyarrow, polars, pandas, DuckDB). CSV is in UTF-8, with
commas, semicolons, tabs or bars between the cells.

A **long** table has a row for each event, and so for each other record of [the case](case.md). A **wide** table has a row for each
case. The order of the rows and of the columns changes no answer. An empty cell says nothing. Blanks at the ends of a cell are no part of it.
"""

LONG = """### Long: a row for each record

Every row needs `case` and `kind`. `kind` says what the row is, and which other columns may say something in it:

| `kind` | the row is |
|---|---|
| one of [the kinds of event](events.md) | an event |
| {circumstances} | a circumstance |
| `determination` | a recorded decision that an exception made a limit impractical |
| `claim` | a reason that was given for delay |
| `case` | nothing but the case: it says that there is one without events |

```{{literalinclude}} ../../examples/caseload/more-than-events.csv
:language: text
```
"""

FACTS = """### Facts

A column `facts.NAME` is a fact of the case, for an authority's policy. It says the same in every row of the case, or stands in one of them.
CSV has no types: there `true` and `false` are flags, `12` and `0.5` are numbers, `["a", "b"]` is a list of texts, and everything else is a
text, `012` too. Elsewhere a fact has the type that the file gives it. No fact can be a date: write it as a text.

### Wide: a row for each case

A column is called after a kind of event, and holds its day. A number after a dot is for the second and later event of that kind. A field
of the event comes last: `request`, `request.by`, `final-plan.2`, `final-plan.2.served`. Besides these there are `case` and
`facts.NAME`. Circumstances, determinations and claims need a long table.

### Names of columns

A column that is called otherwise is guessed from its name, and each guess is reported in the summary, as is each column that is not read:

{guesses}
`--column THEIRS=OURS`, or `columns={{"THEIRS": "OURS"}}` in Python, says what a column is. `--column THEIRS=`, or None, leaves it out. If a
column is missing, or two columns may be the same, the whole table is refused.

### Days

A day is a date of the file's own, or a text as YYYY-MM-DD. Texts such as 21/05/2025 are read as day, month and year if no cell of the whole
column could be another day. Otherwise the whole table is refused until you name the form: `--day-format DD/MM/YYYY`, or
`day_format="MM/DD/YYYY"`. A moment is a day only at midnight, in its own time zone. A number is never a day. Years have four figures.
"""

REFUSED = """## What is refused, and how that is said

Nothing that cannot be read becomes an empty cell. A wrong row is reported with its file, row, column, case, what is wrong, and the fix. The row is
the line of a CSV file, the row of a sheet as Excel counts it, or the number of the row from 0 in Parquet and in tables in memory. **The
whole case of a wrong row is not answered.** Its other rows are counted as left out. The summary lists the first {most:,} wrong rows, and counts
them all. The command then ends with exit code 1, and the answers of the other cases are written.

| wrong | what is said |
|---|---|
"""

WHOLE = """
The whole source is refused, and nothing is written, if it is empty or cut off, is not what its name ends in, or is not in UTF-8; if a
column is missing or there twice; if it cannot be told how a column writes days; if several sheets have cells and none is named; or
if one of its files has other columns than the first.
"""

OUT = """## The table that goes out

A row is an occurrence of a duty in a case, in order of case, duty in the order of the law, and start. The columns are
always these, in this order. They are the same in Arrow (`sendrules.caseload.SCHEMA`), Parquet, CSV and Excel. What does not apply or is not known is null, an
empty cell in CSV and Excel. `sendrules.caseload.PLAIN_SCHEMA` is the same without dictionaries, for engines that know none.

| column | type | null | what it holds |
|---|---|---|---|
"""

AFTER = """
`outcome`, `compliance` and `rule` are explained in [the outcomes](outcomes.md) and [the decision table](decision-table.md), `duty` in
[the duties](duties.md), `lifted_by` in [the exceptions](limbs.md), and `contested_by` in [the readings](readings.md).

**`answered_by`.** Columns answer nearly everything. If columns cannot tell a duty of a case, the engine for one case answers that duty, and the row says
`one-case`. The answer is the same: [why](../explanation/the-law-on-columns.md).

**`contested`.** If it is not asked, it is null everywhere. An occurrence that only another answer to a contested question starts has a row
too. Its outcome is `not-triggered`, its `occurrence` is null, and `contested_by` names the question. Such rows are there only if it is asked what is contested.

**`target`.** It is null without an authority. If several targets are for one occurrence, the strictest that counts stands there.

In CSV, a reference that a spreadsheet would take for a formula (`=`, `+`, `-` or `@` comes first) has an apostrophe before it. A reference that
begins with apostrophes and such a sign gets one more, so no two references become one. To join the file with others, take one
apostrophe off where apostrophes stand before such a sign; a Parquet file has every reference as it is.

## The order of a queue

`sendrules.caseload.prioritise` gives `ranking`, as `engine.prioritise` does, and `table` in `sendrules.caseload.RANKING_SCHEMA`:

| column | type | null |
|---|---|---|
"""

VIEWS = """
## What a policy says

`sendrules.caseload.local_answers` gives what a policy says of each case besides its targets, which stand beside the answers. `tables` has
a table for each part. Each has a column `case`, and what is not known or does not apply is null. `sendrules.caseload.VIEW_SCHEMAS` has the
schemas by name.

| table | what it holds | columns |
|---|---|---|
"""

NOT_DONE = """
## What is not done for a caseload

Ask `engine.evaluate` about the case for each of these:

- **Reasons.** There is no explanation, no receipt, and no page for a family or an officer.
- **An amendment of the law.** An engine with `what_if` is refused.
- **Warnings.** What looks odd in a record, but is not wrong, is not told, save that a `determination` names no known exception: the summary notes it.
- **A day of the question before 1970 or after 2328** is refused.
"""


def caseload_page(note: str) -> str:
    """Write the page.

    Args:
        note: the comment that says what writes it.
    """
    circumstances = ", ".join(f"`{kind}`" for kind in AROUND if kind not in ("determination", "claim"))
    parts = ["# A caseload, column by column\n", note, INTRODUCTION, LONG.format(circumstances=circumstances)]
    parts += [*_records(), FACTS.format(guesses="".join(_guesses()))]
    parts += [REFUSED.format(most=MOST_LISTED) + "\n".join(_refused()), WHOLE]
    parts += [OUT + "\n".join(_answers()), AFTER + "\n".join(_places()), VIEWS + "\n".join(_views())]
    parts += ["\n## The summary\n", *_summary(), NOT_DONE]
    return "\n".join(parts)


def _records() -> Iterator[str]:
    """A table of columns for each kind of record, events first."""
    yield "#### An event\n"
    yield "[The kinds of event](events.md) say which of these fields a kind takes.\n"
    yield from _columns("Event")
    for kind, record in AROUND.items():
        yield f"#### `{kind}`\n"
        yield from _columns(record.__name__)


def _columns(record: str) -> Iterator[str]:
    yield "| column | holds | meaning |\n|---|---|---|"
    yield from (_row(column, record) for column in COLUMNS.values() if record in column.means and column.name != KIND)
    yield ""


def _row(column: Column, record: str) -> str:
    return f"| `{column.name}` | {_HOLDS[column.holds]} | {column.means[record]} |"


def _guesses() -> Iterator[str]:
    """Say of some names what they are taken for, as the reader takes them."""
    yield "| column | read as |\n|---|---|\n"
    for names in (
        ("Case ref", "Event type", "Date", "Served on"),
        ("Case number", "Date of request", "Decision to assess", "Final plan (2)", "Final plan 2 served"),
    ):
        for heading in headings_of(names).columns:
            yield f"| {heading.theirs} | {f'`{heading.ours}`' if heading.ours else 'not read'} |\n"
    yield "\n"


_REQUEST: Mapping[str, Any] = {"case": "A-17", "kind": "request", "on": date(2025, 5, 21)}
_WRONG: tuple[tuple[str, tuple[Mapping[str, Any], ...]], ...] = (
    ("a kind that is not known", ({**_REQUEST, "kind": "reqest"},)),
    ("a day that is not in the calendar", ({**_REQUEST, "on": "31/02/2025"},)),
    ("a year of two figures", ({**_REQUEST, "on": "21/05/25"},)),
    ("a date with a time", ({**_REQUEST, "on": datetime(2025, 5, 20, 23)},)),  # noqa: DTZ001
    ("a number for a date", ({**_REQUEST, "on": 45798},)),
    ("two forms of dates in a column", (_REQUEST | {"on": "2025-05-21"}, _REQUEST | {"on": "01/07/2025"})),
    ("no day", ({**_REQUEST, "on": None},)),
    ("no case", (_REQUEST, {**_REQUEST, "case": None})),
    ("neither true nor false", ({**_REQUEST, "planned": "yes"},)),
    ("a field that this kind does not have", ({**_REQUEST, "kind": "final-plan", "closes": date(2025, 6, 1)},)),
    ("dates that contradict each other", ({**_REQUEST, "kind": "final-plan", "sent": date(2025, 5, 22)},)),
    ("a fact that says two things", (_REQUEST | {"facts.team": "North"}, _REQUEST | {"facts.team": "South"})),
)


def _refused() -> Iterator[str]:
    for what, rows in _WRONG:
        names = dict.fromkeys(name for row in rows for name in row)
        table = pa.table({name: [row.get(name) for row in rows] for name in names})
        wrong = evaluate(table, as_of=date(2026, 1, 5), contested=False, audit=0).summary.invalid[0]
        yield f"| {what} | {_in_a_cell(f'{wrong.message} {wrong.fix}')} |"


def _in_a_cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


def _answers() -> Iterator[str]:
    for column in ANSWERS:
        yield f"| `{column.name}` | {_type(column.type)} | {'yes' if column.nullable else 'no'} | {column.says} |"


def _places() -> Iterator[str]:
    for field in RANKING_SCHEMA:
        yield f"| `{field.name}` | {_type(field.type)} | {'yes' if field.nullable else 'no'} |"


def _views() -> Iterator[str]:
    told = _told(ViewTables)
    for name, schema in VIEW_SCHEMAS.items():
        columns = ", ".join(f"`{field.name}` ({_type(field.type)})" for field in schema if field.name != "case")
        yield f"| `{name}` | {told[name][0].upper()}{told[name][1:]} | {columns} |"


def _type(kind: pa.DataType) -> str:
    if pa.types.is_dictionary(kind):
        return _type(kind.value_type)
    if pa.types.is_list(kind):
        return f"list of {_type(kind.value_type)}"
    names = {
        "string": "text",
        "date32[day]": "day",
        "int32": "whole number",
        "int64": "whole number",
        "bool": "`true` or `false`",
    }
    return names[str(kind)]


def _summary() -> Iterator[str]:
    yield (
        "`evaluate`, `prioritise` and `local_answers` give it as `summary`, `evaluate_to` returns it, and the command prints it; with `--json` as one "
        "object. Rows in are the sum of rows answered, rows invalid and rows left out.\n"
    )
    yield from _attributes(Summary)
    yield "`prioritise` also gives `queue`, and `local_answers` the same as `told`:\n"
    yield from _attributes(QueueSummary)


def _attributes(owner: type) -> Iterator[str]:
    yield "| field | meaning |\n|---|---|"
    yield from (f"| `{name}` | {said[0].upper()}{said[1:]} |" for name, said in _told(owner).items())
    yield ""


def _told(owner: type) -> Mapping[str, str]:
    """By attribute of a class, what its docstring says of it."""
    section = re.split(r"\n\n(?!\s)", (inspect.getdoc(owner) or "").partition("Attributes:\n")[2])[0]
    found = re.findall(r"^ {4}(\w+): (.*(?:\n {5,}.*)*)", section, re.M)
    return {name: re.sub(r"``(.*?)``", r"`\1`", " ".join(meaning.split())) for name, meaning in found}
