"""The pages of a SEN2 return: its items, formats and codes from ``items.csv`` and ``codes.csv``, and the checks from ``checks/rules``."""

from __future__ import annotations

from collections.abc import Iterator

from sendrules.sen2.checks.check import Severity
from sendrules.sen2.checks.registry import checks
from sendrules.sen2.checks.run import COLUMNS, UNKNOWN, UNUSABLE
from sendrules.sen2.forms.folders import LARGEST
from sendrules.sen2.items import HEADER, ITEMS, MODULES, PARENTS, VERSIONS, Form, Holds, Item, codes_of
from sendrules.sen2.survey import survey_days
from sendrules.sen2.versions import FIRST_YEARS

_FORMS = {
    Form.XML: "XML, which systems of vendors write and COLLECT takes: `.xml`",
    Form.BLADE: "COLLECT's nine CSV files, as it gives them back: a folder, or a `.zip`",
    Form.TEMPLATE: "the department's Excel template, with all tables on one sheet: `.xlsm`",
    Form.WORKBOOK: "a workbook with a sheet for each module, as some systems write it before a submission: `.xlsx`",
    Form.FIVE: "five CSV files, one for each of five modules, as Data to Insight's tool takes them: a folder, or a `.zip`",
    Form.SSD: "the tables about EHC plans of the Standard Safeguarding Dataset, in CSV: a folder, or a `.zip`",
}
_HOLDS = {
    Holds.TEXT: "text",
    Holds.NUMBER: "whole number",
    Holds.DAY: "day",
    Holds.FLAG: "1 or 0",
    Holds.CODE: "code",
}
_SHORT = {
    Form.XML: "XML",
    Form.BLADE: "Blade",
    Form.TEMPLATE: "template",
    Form.WORKBOOK: "workbook",
    Form.FIVE: "five CSV",
    Form.SSD: "SSD",
}
_OTHERS = {
    HEADER: "the return as a whole",
    "Person": "the person",
    "Requests": "a request for an assessment, and the decision about it",
    "Assessment": "the assessment, and the decision whether to issue a plan",
    "NamedPlan": "the plan",
    "PlanDetail": "what the plan names",
    "ActivePlans": "a plan that is kept, with its latest review",
    "PlacementDetail": "where the person is placed",
    "SENneed": "a type of need",
}
RETURN = """# A SEN2 return, item by item

`sendrules sen2`, `sendrules scorecard` and `sendrules.sen2.read` read a return in these formats.
[Read a SEN2 return](../how-to/read-a-sen2-return.md) shows how.

**Where this is from.** The names and the structure are those of real returns, as public readers of them know them. The department's own
specification was not seen. So names are matched whatever the case of their letters, and in every spelling that was seen. What is not known is
listed, and never dropped in silence.

## Formats

| format | what it is |
|---|---|
{forms}

Files of a zip may have {largest:,} bytes together when they are unpacked.

## Versions

The versions of the specification are told apart by what is in a return: an item or a code of a later version, or an item that a later one
dropped. Where that leaves it open, the year decides: {years}.

## What a cell may say

- **A day** is `2022-09-28`, or `2022-Sep-28 00:00:00` as COLLECT writes it, or a date of Excel's own. `28/09/2022` is read where the whole
  column leaves one reading; otherwise give `--day-format`. 31/02/2025, 28/09/22, a number and a time of the day are refused.
- **1 or 0** may be `true` or `false` too. Yes and No are refused.
- **A code** is one of its list, in capitals or not.
- **Nothing** is a blank cell; in the SSD also `SSD_PH` and 1900-01-01.

A value that is refused is listed with its file, row and field. It is never taken for a blank.

## Items

"—" means that the format cannot carry the item. What a format cannot carry is undetermined, and never 0.
"""
CHECKS = """# The checks of a SEN2 return

`sendrules sen2 check` and `sendrules.sen2.check` look for these. [Check a SEN2 return](../how-to/check-a-sen2-return.md) shows how.

**They are ours.** The codes are our own, and none of them is a rule of the department's. A return that passes may still be queried by COLLECT.
An error cannot be right. A query may be.

A check is not run where the files cannot carry what it reads; the output says so.

| code | severity | what is found | what to do | it reads |
|---|---|---|---|---|
"""
AROUND = """
Two more codes come from reading:

| code | severity | what is found |
|---|---|---|
| `{unusable}` | error | a value or a record that cannot be used: a day that does not exist, an id that points nowhere |
| `{unknown}` | query | an element, column, file or sheet that nothing is known of, and that was not read |

## The table of findings

A row is a finding. The columns are {columns}; with `--upn` also `upn`. `record` is our own reference: the number of the person in the
return, and that of the request among theirs. `row` is the row of a table, or the line of XML on which the record begins.
"""


def return_page(note: str) -> str:
    """Give the page of items, formats and codes."""
    forms = "\n".join(f"| **{_SHORT[form]}** | {words} |" for form, words in _FORMS.items())
    years = ", ".join(f"{year} is {version}" for year, version in FIRST_YEARS.items()) + " or later"
    parts = [note, RETURN.format(forms=forms, largest=LARGEST, years=years)]
    for module in (HEADER, *MODULES):
        parts.append("\n".join(_module(module)))
    parts.append("\n".join(_codes()))
    days = "\n".join(f"| {year} | {day:%-d %B %Y} |" for year, day in survey_days().items())
    parts.append(
        f"## Survey days\n\nA return of a year describes the calendar year before.\n\n| year | survey day |\n|---|---|\n{days}\n"
    )
    return "\n".join(parts)


def _module(module: str) -> Iterator[str]:
    yield f"### `{module}`: {_OTHERS[module]}\n"
    if module in PARENTS and PARENTS[module] != HEADER:
        yield f"It belongs to a record of `{PARENTS[module]}`.\n"
    shown = [form for form in Form if form not in (Form.XML, Form.BLADE, Form.WORKBOOK)]
    yield f"| item | holds | version | {' | '.join(_SHORT[form] for form in shown)} |"
    yield f"|---|---|---|{'---|' * len(shown)}"
    for item in ITEMS[module].values():
        headings = " | ".join(_cell(item.heading(form)) for form in shown)
        yield f"| `{item.name}`{_spellings(item)} | {_holds(item)} | {_versions(item)} | {headings} |"
    book = "the workbook has no header" if module == HEADER else "so has the workbook"
    yield f"\nXML has the name of the item. Blade has it in small letters; {book}.\n"


def _cell(heading: str | None) -> str:
    return (heading or "—").replace("|", "\\|")


def _spellings(item: Item) -> str:
    return f" (also {', '.join(f'`{name}`' for name in item.spellings)})" if item.spellings else ""


def _holds(item: Item) -> str:
    return f"[code](#sen2-{item.codes})" if item.codes else _HOLDS[item.holds]


def _versions(item: Item) -> str:
    if item.until:
        return f"{item.since} only" if item.since == item.until else f"{item.since} to {item.until}"
    return "all" if item.since == VERSIONS[0] else f"{item.since} on"


def _codes() -> Iterator[str]:
    yield "## Codes\n"
    lists = dict.fromkeys(item.codes for items in ITEMS.values() for item in items.values() if item.codes)
    for name in lists:
        whose = [f"`{item.name}`" for items in ITEMS.values() for item in items.values() if item.codes == name]
        yield f"(sen2-{name})=\n### {name.replace('-', ' ').capitalize()}: {', '.join(dict.fromkeys(whose))}\n"
        yield "| code | means |\n|---|---|"
        for code in codes_of(name).values():
            since = f" (version {code.since} on)" if code.since != VERSIONS[0] else ""
            yield f"| `{code.code}` | {code.means}{since} |"
        yield ""


def checks_page(note: str) -> str:
    """Give the page of the checks."""
    rows = "\n".join(
        f"| `{one.code}` | {one.severity.value} | {_plain(one.says)} | {_plain(one.fix)} | "
        f"{', '.join(f'`{module}.{item}`' for module, item in one.reads)} |"
        for one in sorted(checks(), key=lambda one: one.code)
    )
    columns = ", ".join(f"`{name}`" for name in COLUMNS)
    return "\n".join([note, CHECKS + rows, AROUND.format(unusable=UNUSABLE, unknown=UNKNOWN, columns=columns)])


def _plain(text: str) -> str:
    return text.replace("|", "\\|")


assert set(Severity) == {Severity.ERROR, Severity.QUERY}  # the two that the page names
