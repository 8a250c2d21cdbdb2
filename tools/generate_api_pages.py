"""Write the pages of the Python reference, with every public name once: `uv run python tools/generate_api_pages.py`.

A name stands under the heading of the module that it comes from; a module that no heading names is an error.
"""

from __future__ import annotations

import enum
import inspect
from importlib import import_module
from pathlib import Path

import sendrules as sr
import sendrules.authorities
import sendrules.caseload
import sendrules.charts
import sendrules.commissioning
import sendrules.commissioning.forecast
import sendrules.commissioning.inputs
import sendrules.mcp
import sendrules.report
import sendrules.report.letters
import sendrules.report.pages
import sendrules.report.reader_page
import sendrules.scorecard
import sendrules.scorecard.published
import sendrules.sen2
import sendrules.server
import sendrules.testing

FOLDER = Path(__file__).parents[1] / "docs" / "reference"
LAW = """# Python

The public names are attributes of `sendrules`. The usual import is `import sendrules as sr`. Each name loads what it needs when you
first use it. `sr.__version__` is the installed version. You can pickle errors, engines and results, so a pool of processes can share the
work. [Use sendrules in a program](../how-to/integrate.md) shows the names at work. What an authority's policy declares has
[a page of its own](python-policies.md).
"""
POLICIES = """# Python: policies

The public names for what an authority's policy declares, and for what follows from it. [The hooks](hooks.md) describe the fields of each
declaration, with examples. The other names are [on the page before](python.md).
"""
CASELOAD = """
These names are in `sendrules.caseload`, and need the extra `caseload`. [A caseload, column by column](caseload.md) describes the tables. `COLUMNS`
lists the columns of the answers, each with its name, its Arrow type and what it says. `SCHEMA` is the schema of the answers, `PLAIN_SCHEMA`
the same without dictionaries, `RANKING_SCHEMA` that of an order of cases, and `VIEW_SCHEMAS` has those of what a policy says.
"""
AUTHORITIES = """
These names are in `sendrules.authorities`, and need no extra. `FIRST_DAY` and `LAST_DAY` are the first and the last day that the registry knows:
1 January 2014 and 31 December 2028. It holds what an order had settled by 30 November 2026. East Surrey and West Surrey begin on 1 April
2027, and their codes had not been published, so they have none here. Other counties are to be reorganised in April 2028; no order for
them had been seen, so they go on here.
"""
RETURNS = """
These names are in `sendrules.sen2`, and need the extra `sen2`: numpy and pyarrow, and for workbooks python-calamine. `read` takes a return in any
format, `check` looks for what is wrong in it, and `caseload_of` gives it as a table of cases. [Read a SEN2 return](../how-to/read-a-sen2-return.md) and
[check it](../how-to/check-a-sen2-return.md) show them at work; [its items](sen2.md) and [the checks](sen2-checks.md) are listed. [Read a SEN2 return](../how-to/read-a-sen2-return.md) and
[check it](../how-to/check-a-sen2-return.md) show them at work; [its items](sen2.md) and [the checks](sen2-checks.md) are listed.
"""
SCORECARD = """
These names are in `sendrules.scorecard`, and need the extra `sen2`.
[Get the official rate before it is published](../how-to/get-the-official-rate-before-it-is-published.md) shows them at work, and
[the measures](measures.md) are listed with their cohorts.
"""
REPORT = """
These names are in `sendrules.report`. `to_ical` needs the extra `calendar`: [Put the days into a calendar](../how-to/put-the-days-into-a-calendar.md) shows it
at work. `write_template` needs the extra `template`: see [cases in a spreadsheet](../how-to/keep-cases-in-a-spreadsheet.md).
"""
LETTERS = """
These names are in `sendrules.report.letters`, and need the extra `report`, or `pdf` for a PDF. [Write a letter](../how-to/write-a-letter.md) shows them at work.
"""
READER_PAGE = """
These names are in `sendrules.report.reader_page`, and need the extra `report`, or `pdf` for a PDF.
[Write a page for a family or an officer](../how-to/write-a-page-for-a-family.md) shows them at work.
"""
PAGES = """
These names are in `sendrules.report.pages`, and need the extra `report`. [Make a report](../how-to/make-a-report.md) shows them at work.
"""
SERVER = """
These names are in `sendrules.server`, and need the extra `server`. [Ask over HTTP](../how-to/ask-over-http.md) shows them at work.
"""
TOOLS = """
This name is in `sendrules.mcp`, and needs the extra `mcp`. [Give an assistant the dates](../how-to/give-an-assistant-the-dates.md) shows it at work.
"""
PUBLISHED = """
These names are in `sendrules.scorecard.published`, and need no extra. [Keep the department's published figures](../how-to/keep-the-published-figures.md)
shows them at work. `DATASETS` has the data sets that can be read, `MEASURES` the figures that you can ask for, each by its id, `ENGLAND` is England's
code, and `LICENCE` the line to print wherever a figure is shown.
"""
CHARTS = """
These names are in `sendrules.charts`, and need the extra `charts`. A chart is one text of SVG that refers to nothing outside itself.
`LIGHT` and `DARK` are its two looks.
"""
PLANNING = """
These names are in `sendrules.commissioning`. Those that need more than the plain installation need the extra `plan`.
[Compare plans](../how-to/compare-plans.md) shows them at work. `ALLOCATION_SCHEMA` is the schema of the table of an allocation.
"""
FORECASTS = """
These names are in `sendrules.commissioning.forecast`, and need the extra `plan`. [How a backlog is forecast](../explanation/the-planner.md)
says what they count.
"""
INPUTS = """
These names are in `sendrules.commissioning.inputs`. [The inputs of a forecast](forecast-inputs.md) lists their fields, and shows them in TOML.
"""
HEADINGS = {
    "python.md": {
        "Ask": "engine",
        "Answers": "result statutory.result statutory.instance statutory.outcome statutory.limbs explanation",
        "Timetables": "statutory.rows statutory.timetable",
        "Cases": "case",
        "JSON": "forms",
        "Receipts": "receipts",
        "The law": "citation law.statute law.model.duty law.model.reading law.model.actors law.si_2012_2089",
        "What if the law were changed": "amendment_file law.model.amendment statutory.what_if",
        "Time": "time",
        "Errors": "errors",
    },
    "python-policies.md": {
        "Load a policy": "local.loading",
        "What it makes of a case": "local.apply local.answers",
        "Who goes first": "local.ranking local.declarations.prioritisation local.declarations.ordering local.declarations.lanes "
        "local.declarations.factors",
        "Who it is, and what a case must say": "local.declarations.authority local.declarations.base "
        "local.declarations.sources local.declarations.conditions local.declarations.facts",
        "Standards": "local.declarations.standards local.declarations.steps local.declarations.communication local.declarations.interim",
        "Panels and school terms": "local.declarations.panels local.checking.panel_days",
        "Fast track": "local.declarations.fast_track",
        "Commissioning": "local.declarations.commissioning local.declarations.providers local.declarations.rates "
        "local.declarations.prices",
        "What follows from its figures": "local.contracts",
        "Performance": "local.declarations.performance local.declarations.values",
        "Quality": "local.declarations.quality",
        "Governance": "local.declarations.governance",
    },
}

_PARTS = [
    f"{home}.{name}"
    for home, name in (
        ("statutory.result", "DutyResult"),
        ("statutory.instance", "Instance"),
        ("explanation", "Step"),
        ("statutory.rows", "Row"),
    )
    if name not in sr.__all__
]
"""What an answer is made of, and is not a public name: shown by its home."""
_BESIDE = {
    "Time": "\n`ENGLAND_AND_WALES` is the official calendar: the bank holidays of England and Wales, with the days that it knows.\n",
}


def pages() -> dict[str, str]:
    """Give the text of each page.

    Raises:
        KeyError: a module stands under no heading.
    """
    left = dict(sr._HOMES)
    out = {}
    for page, headings in HEADINGS.items():
        parts = [LAW if page == "python.md" else POLICIES]
        for heading, homes in headings.items():
            names = [name for home in homes.split() for name in _taken(left, home)]
            parts.append(_section(heading, "sendrules", names, _BESIDE.get(heading, "")))
            if heading == "Answers":
                parts[-1] = parts[-1].replace(
                    "\n```\n", "".join(f"\n.. autoclass:: sendrules.{n}\n   :members:" for n in _PARTS) + "\n```\n"
                )
        if page == "python.md":
            testing = "\nThese names are in `sendrules.testing`, and need the extra `testing`; the three of a synthetic\ncaseload (`caseload`, `caseload_batches`, `caseload_cases`) and those of a synthetic SEN2 return (`Form`, `PlainReturn`, `plain_of`,\n`synthetic_return`, `write_return`) need the extra `caseload` alone, and for workbooks openpyxl. `CHECKS` names the checks of the conformance\nkit, in their order.\n"
            parts.append(_section("Whole caseloads", "sendrules.caseload", list(sendrules.caseload.__all__), CASELOAD))
            parts.append(
                _section("Local authorities", "sendrules.authorities", list(sendrules.authorities.__all__), AUTHORITIES)
            )
            parts.append(_section("SEN2 returns", "sendrules.sen2", list(sendrules.sen2.__all__), RETURNS))
            parts.append(_section("Scorecards", "sendrules.scorecard", list(sendrules.scorecard.__all__), SCORECARD))
            parts.append(_section("Charts", "sendrules.charts", list(sendrules.charts.__all__), CHARTS))
            published = list(sendrules.scorecard.published.__all__)
            parts.append(_section("Published figures", "sendrules.scorecard.published", published, PUBLISHED))
            planning = list(sendrules.commissioning.__all__)
            parts.append(_section("Plans of the work", "sendrules.commissioning", planning, PLANNING))
            forecasts = [
                name for name in sendrules.commissioning.forecast.__all__ if name not in planning and name.islower()
            ]
            parts.append(_section("Forecasts", "sendrules.commissioning.forecast", forecasts, FORECASTS))
            inputs = [name for name in sendrules.commissioning.inputs.__all__ if name not in planning]
            parts.append(_section("Inputs of a forecast", "sendrules.commissioning.inputs", inputs, INPUTS))
            parts.append(_section("Files for people", "sendrules.report", list(sendrules.report.__all__), REPORT))
            parts.append(
                _section("Letters", "sendrules.report.letters", list(sendrules.report.letters.__all__), LETTERS)
            )
            reader_page = list(sendrules.report.reader_page.__all__)
            parts.append(
                _section(
                    "The page for a family or an officer", "sendrules.report.reader_page", reader_page, READER_PAGE
                )
            )
            parts.append(_section("Reports", "sendrules.report.pages", list(sendrules.report.pages.__all__), PAGES))
            parts.append(_section("A service over HTTP", "sendrules.server", list(sendrules.server.__all__), SERVER))
            parts.append(_section("Tools for an assistant", "sendrules.mcp", list(sendrules.mcp.__all__), TOOLS))
            parts.append(_section("Testing", "sendrules.testing", list(sendrules.testing.__all__), testing))
        out[page] = "\n".join(parts)
    if left:
        raise KeyError(f"no heading for {', '.join(left)}")
    return out


def _taken(left: dict[str, str], home: str) -> list[str]:
    modules = [m for m in left if m == home or m.startswith(f"{home}.")]
    return [name for module in modules for name in left.pop(module).split()]


def _section(heading: str, module: str, names: list[str], intro: str = "") -> str:
    entries = "\n".join(_entry(module, name) for name in names)
    return f"## {heading}\n{intro}\n```{{eval-rst}}\n{entries}\n```\n"


def _entry(module: str, name: str) -> str:
    value = getattr(import_module(module), name)
    if inspect.isclass(value) and value.__name__ != name:
        home = f"{value.__module__}.{value.__name__}"
        return f".. autoclass:: {home}\n   :members:\n.. py:data:: {module}.{name}\n\n   Another name for {home}.\n"
    if inspect.isclass(value):
        more = "\n   :undoc-members:" if issubclass(value, enum.Enum) and value is not sr.EventKind else ""
        return f".. autoclass:: {module}.{name}\n   :members:{more}"
    if inspect.isroutine(value):
        return f".. autofunction:: {module}.{name}"
    return f".. py:data:: {module}.{name}"


if __name__ == "__main__":
    for page, text in pages().items():
        (FOLDER / page).write_text(text, encoding="utf-8")
