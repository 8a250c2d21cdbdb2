"""``sendrules letter``: a letter that a family writes, with the dates and provisions of its case."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from sendrules.cli.answering import answered, engine_of
from sendrules.cli.common import (
    DATE,
    echo,
    proclaimed_option,
    readings_option,
)
from sendrules.cli.page_file import check_sheet, write_sheet
from sendrules.outside_text import on_one_line

_KINDS = ("request-chaser", "refusal", "late-plan", "complaint", "review-not-held")


@click.command("letter")
@click.argument("kind", type=click.Choice(_KINDS), metavar="KIND")
@click.argument("case", type=click.Path(path_type=Path, readable=False))
@click.option("--as-of", type=DATE, help="The day of the letter. Later events are ignored. Default: today.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, readable=False),
    help="The file to write: letter.html to fill in and print, letter.pdf, or letter.txt to paste into an e-mail. Default: print the text.",
)
@click.option(
    "--templates",
    type=click.Path(path_type=Path, readable=False),
    help="A folder whose files stand in for our templates of the same name.",
)
@click.option(
    "--fill",
    multiple=True,
    metavar="GAP=TEXT",
    help="Fill in a gap, such as 'Your name=Jo Smith'. You can give it more than once.",
)
@readings_option
@proclaimed_option
def command(
    kind: str,
    case: Path,
    as_of: date | None,
    out: Path | None,
    templates: Path | None,
    fill: tuple[str, ...],
    readings: tuple[str, ...],
    proclaimed: tuple[date, ...],
) -> None:
    """Write a letter from a family to its local authority, with the dates and provisions filled in.

    KIND is request-chaser, refusal, late-plan, complaint or review-not-held. A letter that would not be true of the case is
    refused, with the reason. It needs more than the plain installation: sendrules[report], and for a PDF sendrules[pdf].

    Example: sendrules letter late-plan case.json --as-of 2026-01-05 --out letter.html
    """
    gaps = _gaps(fill)
    if out is not None:
        check_sheet(out, case, what="a letter")
    from sendrules.report.letters import letter

    result = answered(case, as_of, engine_of(readings, proclaimed))
    written = letter(kind, result, templates=templates, fill=gaps)
    if out is None:
        echo(written.text, nl=False)
        return
    write_sheet(written, out)
    echo(f"Written to {on_one_line(str(out))}. Read it, and fill in what stands in [square brackets].")


def _gaps(pairs: tuple[str, ...]) -> dict[str, str]:
    """Read ``gap=text`` pairs."""
    found: dict[str, str] = {}
    for pair in pairs:
        gap, equals, text = pair.partition("=")
        if not equals or not text.strip():
            raise click.UsageError(f"--fill {on_one_line(pair)}: write GAP=TEXT, such as 'Your name=Jo Smith'.")
        found[gap.strip()] = text.strip()
    return found
