"""The answer pack in a folder: a CSV file for whoever counts, and a page in Markdown for whoever reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import pyarrow as pa

from sendrules.caseload.writing.tables import write_table
from sendrules.caseload.writing.whole import whole, writing
from sendrules.errors import InputError, Problem
from sendrules.explanation import words
from sendrules.outside_text import in_markdown
from sendrules.scorecard.answers import Answer, Status
from sendrules.scorecard.conditions import Frame
from sendrules.scorecard.small_numbers import ACROSS

CSV, PAGE = "answers.csv", "answers.md"
SCHEMA = pa.schema(
    [
        ("question", pa.string()), ("asked", pa.string()), ("measure", pa.string()), ("cohort", pa.string()),
        ("first_day", pa.string()), ("last_day", pa.string()), ("count", pa.int64()), ("of", pa.int64()),
        ("value", pa.string()), ("status", pa.string()), ("note", pa.string()),
    ]
)  # fmt: skip
"""The columns of the CSV file. Where ``first_day`` is empty, the count is of how things stood on ``last_day``."""


def write_pack(answers: Sequence[Answer], frame: Frame, authority: str | None, source: str, folder: str | Path) -> Path:
    """Write the answers into a folder, which is made where it is not there. What has the names of the two files is replaced.

    Args:
        answers: the answers.
        frame: the question's time.
        authority: the three-digit code of the authority.
        source: what was counted on.
        folder: the folder.

    Returns:
        The folder.

    Raises:
        InputError: the folder cannot be made, or a file cannot be written.
    """
    folder = Path(folder)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        problem = Problem(
            "", f"the folder cannot be made: {error.strerror or error}.", "Name a folder beside one that is there."
        )
        raise InputError(str(folder), [problem]) from None
    table = pa.Table.from_pylist([_row(one) for one in answers], schema=SCHEMA)
    write_table(table, folder / CSV, {})
    page = folder / PAGE
    with whole(page) as beside, writing(page):
        beside.write_text("\n".join(_page(answers, frame, authority, source)) + "\n", encoding="utf-8", newline="\n")
    return folder


def _row(one: Answer) -> dict[str, object]:
    return {
        "question": one.question,
        "asked": one.asked,
        "measure": one.measure,
        "cohort": one.cohort,
        "first_day": one.first and one.first.isoformat(),
        "last_day": one.last.isoformat(),
        "count": one.count,
        "of": one.of,
        "value": one.value,
        "status": one.status.value,
        "note": one.note,
    }


def _page(answers: Sequence[Answer], frame: Frame, authority: str | None, source: str) -> Iterator[str]:
    whose = f" of authority {in_markdown(authority)}" if authority else ""
    yield f"# Counts of EHC needs assessments and plans{whose}"
    yield ""
    yield f"{words(frame.first)} to {words(frame.last)}, as of {words(frame.as_of)}. Counted on {in_markdown(source)}."
    yield ""
    yield f"No person is named. Small numbers: {ACROSS}."
    for question, group in groupby(answers, key=lambda one: one.question):
        yield ""
        yield f"## {question}"
        yield ""
        yield "| what | of whom | when | count | of | value |"
        yield "|---|---|---|---:|---:|---:|"
        for one in group:
            yield _line(one)


def _line(one: Answer) -> str:
    when = words(one.last) if one.first is None else f"{words(one.first)} to {words(one.last)}"
    if one.status in (Status.NOT_HELD, Status.NOT_COUNTED, Status.NOT_CARRIED):
        note = f": {one.note}" if one.note else ""
        return f"| {one.asked} | {one.cohort} | {when} | {one.status.value}{note} | | |"
    count = _shown(one.count, one) if one.count is not None or not _lasts(one) else ""
    of = _shown(one.of, one) if one.of is not None or not _counts(one) else ""
    value = one.value or ("hidden" if one.status is Status.HIDDEN and not _counts(one) else "")
    return f"| {one.asked} | {one.cohort} | {when} | {count} | {of} | {value} |"


def _shown(count: int | None, one: Answer) -> str:
    return f"{count:,}" if count is not None else "hidden" if one.status is Status.HIDDEN else ""


def _counts(one: Answer) -> bool:
    return one.gives == "count"


def _lasts(one: Answer) -> bool:
    return one.gives not in ("count", "share")
