"""``sendrules map``: which column of an export is which, proposed, asked and kept as a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sendrules.cli.common import ask, chosen_columns, counted, day_format_option, echo, echo_error, fold, sheet_option
from sendrules.errors import InputError, Problem
from sendrules.outside_text import on_one_line

if TYPE_CHECKING:
    from sendrules.caseload.reading.headings import Shape
    from sendrules.caseload.reading.proposals import Proposal, Proposals

_LEFT_OUT = "-"
_LONGEST = 24
_FORMS = ("DD/MM/YYYY", "MM/DD/YYYY")
_NOBODY = "nobody answered. Add --yes to take what is certain without questions."


@click.command("map")
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, readable=False),
    help="The file to write, such as columns.toml. Give it to `sendrules caseload --columns`.",
)
@click.option("--yes", is_flag=True, help="Ask nothing: take what is certain, and leave the rest undecided.")
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="THEIRS=OURS",
    help="Which of your columns is which, such as 'Pupil ref=case'. THEIRS= leaves a column out.",
)
@click.option("--shape", type=click.Choice(["long", "wide"]), help="Long: a row an event. Wide: a row a case.")
@day_format_option
@sheet_option
@click.option("--force", is_flag=True, help="Write over a file that is there.")
def command(
    file: Path,
    out: Path,
    yes: bool,
    columns: tuple[str, ...],
    shape: str | None,
    day_format: str | None,
    sheet: str | None,
    force: bool,
) -> None:
    """Find out which column of an export is which, and keep that in a file.

    FILE is CSV, Parquet or Excel, as your system exports it. The command proposes what each column is, and asks you. Answer with
    Enter to take a proposal, with another name, with - to leave the column out, or with ? to see the names.

    It needs more than the plain installation: sendrules[caseload], and sendrules[excel] for Excel.
    """
    from sendrules.caseload.reading.column_maps import ColumnMap
    from sendrules.caseload.reading.days import form_named
    from sendrules.caseload.reading.headings import Shape, headings_of
    from sendrules.caseload.reading.proposals import proposals_of
    from sendrules.caseload.reading.sources import source_of
    from sendrules.caseload.writing.whole import check_place, whole

    if out.suffix.lower() != ".toml":
        raise InputError(str(out), [Problem("", "a column map ends in .toml.", "Name a file that does.")])
    if out.exists() and not force:
        raise click.UsageError(f"{on_one_line(str(out))} is there already. Add --force to write over it.")
    check_place(out)
    said = chosen_columns(columns) or {}
    if day_format is not None:
        form_named(day_format)
    source = source_of(file, sheet)
    try:
        _check_said(said, source.names, file)
        found = proposals_of(source, Shape(shape) if shape else None)
        decided = _certain(found, said) if yes else _answered(found, said)
        form = day_format or _form(found, decided, yes=yes)
        headings_of(source.names, decided, found.shape, source.name)
    finally:
        source.close()
    with whole(out) as beside:
        beside.write_text(ColumnMap(decided, found.shape, form, sheet).to_toml(), encoding="utf-8")
    _tell(found, decided, file, out)


def _check_said(said: dict[str, str | None], names: Sequence[str], file: Path) -> None:
    """Refuse --column for a column that is not there."""
    missing = [name for name in said if name not in names]
    if missing:
        fix = f"The columns are: {', '.join(names)}."
        raise InputError(str(file), [Problem("--column", f"there is no column called {missing[0]!r}.", fix)])


def _certain(found: Proposals, said: dict[str, str | None]) -> dict[str, str | None]:
    """Take what is certain. What may be a column of ours stays undecided; what is none is left out."""
    decided: dict[str, str | None] = {}
    for column in found.columns:
        if column.theirs in said:
            decided[column.theirs] = said[column.theirs]
        elif column.ours:
            decided[column.theirs] = column.ours
        elif not column.uncertain:
            decided[column.theirs] = None
    return decided


def _answered(found: Proposals, said: dict[str, str | None]) -> dict[str, str | None]:
    """Ask about each column that was not given."""
    what = "a case (wide)" if found.shape == "wide" else "an event (long)"
    echo(fold(f"{counted(len(found.columns), 'column')}. A row is {what}; --shape says otherwise."))
    echo(
        fold(
            "Enter takes what stands in brackets. Or type another name, - to leave the column out, or ? for the names."
        )
    )
    decided = dict(said)
    for column in found.columns:
        if column.theirs not in said:
            decided[column.theirs] = _asked(column, found.shape, {ours for ours in decided.values() if ours})
    return {column.theirs: decided[column.theirs] for column in found.columns}


def _asked(column: Proposal, shape: Shape, taken: set[str]) -> str | None:
    """Ask what one column is, until the answer can be used."""
    from sendrules.caseload.reading.headings import names_of

    proposed = column.ours if column.ours not in taken else ""
    shown = f" ({', '.join(map(_short, column.values))})" if column.values else " (empty)"
    perhaps = f" Perhaps {' or '.join(column.perhaps)}." if column.perhaps else ""
    perhaps = perhaps or (" It holds dates." if column.dated and not proposed else "")
    why = f" {column.why[:1].upper()}{column.why[1:]}." if proposed else ""
    echo(fold(f"\n{_short(column.theirs, 60)}{shown}.{why}{perhaps}"))
    while True:
        answer = _line(f"  [{proposed or 'leave out'}]")
        if not answer:
            return proposed or None
        if answer == _LEFT_OUT:
            return None
        if answer == "?":
            echo(fold("  " + ", ".join(names_of(shape))))
            continue
        ours = _known(answer, shape)
        if ours is None:
            echo_error(f"  There is no column {on_one_line(answer)!r}. {_hint(answer, shape)}".rstrip())
        elif ours in taken:
            echo_error(f"  Another column is `{ours}` already.")
        else:
            return ours


def _known(answer: str, shape: Shape) -> str | None:
    """Our name for an answer, which may be written in another way."""
    from sendrules.caseload.reading.headings import exactly, guessed

    if found := exactly(answer, shape):
        return found
    return guessed([answer], shape)[1][0].ours or None


def _hint(answer: str, shape: Shape) -> str:
    from sendrules.case.refusals import did_you_mean
    from sendrules.caseload.reading.headings import names_of

    return did_you_mean(answer, names_of(shape))


def _form(found: Proposals, decided: dict[str, str | None], *, yes: bool) -> str | None:
    """How days are written: asked where a day may be two days."""
    doubt = next((text for theirs, text in found.ambiguous.items() if decided.get(theirs)), "")
    if not doubt:
        return None
    if yes:
        echo_error(
            f"sendrules: {on_one_line(doubt)} may be two days. Add --day-format DD/MM/YYYY where the day comes first, and run again; "
            "without it `sendrules caseload` will ask."
        )
        return None
    echo(
        fold(
            f"\n{on_one_line(doubt)} may be two days. Does the day come first ({_FORMS[0]}), or the month ({_FORMS[1]})?"
        )
    )
    while True:
        answer = _line("  day or month").casefold()
        for form, first in zip(_FORMS, ("day", "month"), strict=True):
            if answer in (first, first[0], form.casefold()):
                return form
        echo_error("  Answer day or month.")


def _line(question: str) -> str:
    try:
        return ask(question, ": ")
    except click.Abort:
        raise InputError("sendrules map", [Problem("", _NOBODY, "")]) from None


def _tell(found: Proposals, decided: dict[str, str | None], file: Path, out: Path) -> None:
    read = [f"{_short(theirs, 60)} is `{ours}`" for theirs, ours in decided.items() if ours]
    left = [_short(theirs, 60) for theirs, ours in decided.items() if not ours]
    for column in found.columns:
        if column.theirs not in decided:
            why = f"It may be {' or '.join(column.perhaps)}." if column.perhaps else "It holds dates."
            echo_error(f"sendrules: {_short(column.theirs, 60)} is undecided. {why} Say which with --column.")
    echo(fold(f"Read: {'; '.join(read)}."))
    if left:
        echo(fold(f"Left out: {', '.join(left)}."))
    name, source = on_one_line(str(out)), on_one_line(str(file))
    echo(fold(f"Written to {name}. Now type: sendrules caseload {source} --columns {name} --out answers.xlsx"))


def _short(text: str, most: int = _LONGEST) -> str:
    line = on_one_line(text)
    return line if len(line) <= most else f"{line[: most - 1]}…"
