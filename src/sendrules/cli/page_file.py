"""What writes a letter or the page of one case into a file: HTML, PDF or plain text, whole or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

from sendrules.cli.common import echo, terminal_width
from sendrules.errors import InputError, Problem
from sendrules.outside_text import on_one_line

if TYPE_CHECKING:
    from sendrules.result import Result

ENDINGS = (".html", ".pdf", ".txt")


class Sheet(Protocol):
    """What can be written: a letter or a page."""

    @property
    def html(self) -> str:
        """A page of its own."""

    @property
    def text(self) -> str:
        """Plain text."""

    def pdf(self) -> bytes:
        """A tagged PDF."""


def check_sheet(out: Path, case: Path, *, what: str) -> None:
    """See that a file can be written, before anything is worked out.

    Args:
        out: where it is to be.
        case: the file of the case, which is read.
        what: what is to be written, such as "a letter".

    Raises:
        InputError: its name has another ending, its folder is not there, or the case is read from it.
    """
    from sendrules.caseload.writing.whole import check_apart, check_place

    if out.suffix.lower() not in ENDINGS:
        raise InputError(str(out), [Problem("", f"{what} ends in .html, .pdf or .txt.", "Name a file that does.")])
    check_place(out)
    check_apart(out, case)


def check_page(page: str | None, out: Path | None, templates: Path | None, under: str | None, case: Path) -> None:
    """Refuse options that do not go with a page, and a file that cannot be written.

    Args:
        page: whom the page is for; None where nobody asked for one.
        out: the file to write it to.
        templates: a folder of templates.
        under: a change in the law to try.
        case: the file of the case.

    Raises:
        UsageError: one of them does not go with the others.
        InputError: the page cannot be written there.
    """
    if under and page:
        raise click.UsageError("--page shows the law alone. Leave --under out.")
    if out is None:
        if templates is not None:
            raise click.UsageError("--templates goes with --out. Name the file to write, such as --out page.html.")
        return
    if page is None:
        raise click.UsageError("--out writes a page. Add --page family or --page officer.")
    check_sheet(out, case, what="a page")


def write_sheet(sheet: Sheet, out: Path) -> None:
    """Write a letter or a page in the form that the ending of its file names.

    Args:
        sheet: what to write.
        out: the file.

    Raises:
        InputError: the system refuses to write.
        MissingExtra: a PDF needs an extra that is not installed.
    """
    from sendrules.caseload.writing.whole import whole

    ending = out.suffix.lower()
    data = sheet.pdf() if ending == ".pdf" else (sheet.html if ending == ".html" else sheet.text).encode()
    with whole(out) as beside:
        beside.write_bytes(data)


def show_page(whose: str, result: Result, out: Path | None, templates: Path | None) -> None:
    """Print the page of a case, or write it to a file.

    Args:
        whose: whom it is for.
        result: the answer for the case.
        out: the file; None to print it, in shorter rows where the terminal is narrower than the page.
        templates: a folder whose files stand in for our templates.
    """
    if out is None:
        from sendrules.wording.family_page import family_page_of
        from sendrules.wording.officer_page import officer_page_of
        from sendrules.wording.page import WIDTH

        page = (family_page_of if whose == "family" else officer_page_of)(result.statutory)
        echo(page.to_text(min(WIDTH, terminal_width() or WIDTH)), nl=False)
        return
    from sendrules.report.reader_page import reader_page

    write_sheet(reader_page(whose, result, templates=templates), out)
    echo(f"Written to {on_one_line(str(out))}. It names the case: keep it as safe as the case itself.")
