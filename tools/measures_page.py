"""The page of every measure of a scorecard: from the declared data that the figures are counted by."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

from sendrules.scorecard.advice import AdviceFigures
from sendrules.scorecard.beside import PUBLISHED
from sendrules.scorecard.card import SECTIONS
from sendrules.scorecard.declared import Basis, Measure
from sendrules.scorecard.journeys import CODES, DAYS, FLAGS
from sendrules.scorecard.measures.asked_for import NOT_HELD, QUESTIONS
from sendrules.scorecard.readings import READINGS
from sendrules.scorecard.small_numbers import ACROSS, RULE
from sendrules.scorecard.table import SCHEMA

INTRODUCTION = """`sendrules scorecard` and `sendrules.scorecard` count these measures.
[Get the official rate before it is published](../how-to/get-the-official-rate-before-it-is-published.md) shows them at work.

A measure is data: a cohort, what both counts leave out, what is counted, and whose measure it is. None can be made without a named
cohort. Percentages are rounded half up to one place, from whole numbers. The year is the calendar year before the year of the collection,
unless you give another period. What happened after the day of the question does not count. A format that cannot carry what a
measure reads gives no figure, and never 0. Where nobody is left to count, there is a `z` and no figure.

A measure is one of three:

- **official**: the department publishes it, and ours reproduces it from its definition and published counts;
- **derived**: the department publishes such a measure; its exact rule is not known, and ours is worked out from its figures;
- **ours**: nobody publishes it, and the definition is ours.
"""


def measures_page(note: str) -> str:
    """Write the page.

    Args:
        note: the comment that says what writes it.
    """
    parts = ["# The measures of a scorecard\n", note, INTRODUCTION]
    for title, measures in SECTIONS.items():
        parts += [f"## {title}\n", *(_measure(one) for one in measures())]
    parts += [
        "## Advice, of a table of events\n",
        *_advice(),
        "## The cohorts\n",
        *_cohorts(),
        "## Open questions\n",
        *_readings(),
        "## What is read of a request\n",
        *_columns(),
    ]
    parts += ["## The answer pack\n", *_pack(), "## Small numbers\n", *_small(), "## The table of `--out`\n", *_table()]
    return "\n".join(parts)


def _measure(one: Measure) -> str:
    lines = [f"### `{one.id}`\n", f"{_sentence(one.title)} Gives: {one.gives.value}. Basis: **{one.basis.value}**.\n"]
    lines.append(f"- **Cohort:** {one.cohort.name}.")
    for left in one.left_out:
        lines.append(f"- **Left out of both counts:** {left.reason}. That is: {left.condition.words}.")
    if one.counts is not None:
        lines.append(f"- **Counted:** {one.counts.words}.")
    if one.span is not None:
        until = DAYS[one.span.end] if one.span.end else "the day of the question"
        lines.append(f"- **Time:** from {DAYS[one.span.start]} to {until}.")
    if one.unknown is not None:
        stays = "They stay in the denominator and are not counted" if one.span is None else "They are not counted"
        lines.append(f"- **Unknown:** {one.unknown.words}. {stays}.")
    lines.append(f"- **Exceptions:** {one.exceptions.value}. **Mediations and appeals:** {one.appeals.value}.")
    if one.readings:
        lines.append(f"- **Open questions:** {', '.join(f'`{id}`' for id in one.readings)}.")
    published = f" **Published:** for {one.published_from} and later." if one.published_from else ""
    lines.append(f"- **Rounded:** {one.rounding}.{published}")
    if one.id in PUBLISHED:
        lines.append(f"- **Published figure beside it:** `{PUBLISHED[one.id]}`.")
    lines.append(f"- **Source:** {one.source}.\n")
    return "\n".join(lines)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _advice() -> Iterator[str]:
    yield "A return has no advice. With `--events` each service that was asked has these, and all together stand first. Basis: **ours**.\n"
    yield "| field | meaning |\n|---|---|"
    told = inspect.getdoc(AdviceFigures) or ""
    for line in told.partition("Attributes:")[2].splitlines():
        name, colon, meaning = line.strip().partition(": ")
        if colon:
            yield f"| `{name}` | {meaning} |"
    yield ""


def _cohorts() -> Iterator[str]:
    yield "| cohort | the requests where |\n|---|---|"
    every = {one.cohort.name: one.cohort for measures in SECTIONS.values() for one in measures()}
    yield from (f"| {name} | {cohort.condition.words} |" for name, cohort in every.items())
    yield ""


def _readings() -> Iterator[str]:
    yield "They are questions of statistics, not of law. The output names those that its figures rest on.\n"
    yield "| id | question | taken | other |\n|---|---|---|---|"
    yield from (f"| `{one.id}` | {one.question} | {one.taken} | {one.other} |" for one in READINGS)
    yield ""


def _columns() -> Iterator[str]:
    yield "| name | what it says |\n|---|---|"
    yield from (f"| `{name}` | {words} |" for name, words in {**DAYS, **FLAGS, **CODES}.items())
    yield ""


def _pack() -> Iterator[str]:
    yield "`--answer-pack FOLDER` answers these questions, which public requests ask every authority.\n"
    yield "| question | answered by | not held in a return |\n|---|---|---|"
    for one in QUESTIONS:
        ids = ", ".join(f"`{measure.id}`" for measure in one.measures)
        if one.title.startswith("Phase transfers"):
            ids = "`transfers-in-time`, `transfers-by-15-february`, `transfers-by-31-march`, a row each year"
        absent = "; ".join(f"{words} ({NOT_HELD[words]})" for words in one.not_held)
        yield f"| {one.title} | {ids} | {absent} |"
    yield ""


def _small() -> Iterator[str]:
    yield f"**In breakdowns:** {RULE}. The figures above them are totals of the authority, and are shown as the department shows its own.\n"
    yield f"**With `--no-personal-data`, and in the answer pack:** {ACROSS}.\n"


def _table() -> Iterator[str]:
    yield "A row is a figure, a figure under another reading (`reading` is its id), or a group of a breakdown (`group`).\n"
    yield "| column | type |\n|---|---|"
    yield from (f"| `{field.name}` | {field.type} |" for field in SCHEMA)
    yield ""


assert {basis.value for basis in Basis} == {"official", "derived", "ours"}  # the three that the page names
