"""``reader_page``: one case on one day as a page, for its family or for an officer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path

from markupsafe import Markup

from sendrules.charts.looks import DARK, LIGHT
from sendrules.outside_text import in_lines, on_one_line
from sendrules.report.letters.blocks import Block, blocks_of, in_plain_text
from sendrules.report.letters.templates_of import Templates
from sendrules.report.pages.timeline import NARROW, WIDE, Timeline, timeline
from sendrules.result import Result
from sendrules.statutory.result import StatutoryResult
from sendrules.values import value
from sendrules.wording.family_page import family_page_of
from sendrules.wording.officer_page import officer_page_of
from sendrules.wording.page import Page

OURS = Path(__file__).parent / "templates"


class Reader(StrEnum):
    """Whom a page is for."""

    FAMILY = "family"
    OFFICER = "officer"


_PAGES: Mapping[Reader, Callable[[StatutoryResult], Page]] = {
    Reader.FAMILY: family_page_of,
    Reader.OFFICER: officer_page_of,
}


@value
class ReaderPage:
    """One case on one day, as a page.

    Attributes:
        title: its title.
        reader: whom it is for.
        day: the day of the question.
        blocks: what it says.
        html: a page of its own that refers to nothing outside itself and runs nothing.
        timeline: what happened and what was due, drawn, on an officer's page; None on a family's, which stays short.
    """

    title: str
    reader: Reader
    day: date
    blocks: tuple[Block, ...]
    html: str
    timeline: Timeline | None

    @property
    def text(self) -> str:
        """The page as plain text, without the timeline."""
        return in_lines(in_plain_text(self.blocks))

    def pdf(self) -> bytes:
        """Set the page as a tagged PDF.

        Raises:
            MissingExtra: the extra ``sendrules[pdf]`` is not installed.
        """
        from sendrules.report.letters.pdf import Drawing, to_pdf

        drawn = self.timeline
        drawing = Drawing("Timeline", drawn.svg, drawn.description, drawn.heads, drawn.rows) if drawn else None
        dense = self.reader is Reader.OFFICER
        return to_pdf(self.blocks, title=self.title, day=self.day, dense=dense, drawing=drawing)


def reader_page(reader: Reader | str, result: Result, *, templates: str | Path | None = None) -> ReaderPage:
    """Make the page of one case.

    Args:
        reader: whom it is for.
        result: the answer for the case.
        templates: a folder whose files stand in for our templates of the same name.

    Raises:
        InputError: a template is wrong; with the file, the line and the fix.
        ValueError: there is no such reader.

    >>> import sendrules as sr
    >>> case = sr.Case(reference="A-17", events=[sr.Event(kind="request", on=date(2025, 5, 21))])
    >>> page = reader_page("family", sr.evaluate(case, as_of=date(2025, 10, 20)))
    >>> page.title
    'Case A-17: where it stands on 20 October 2025'
    >>> page.html[:15]
    '<!doctype html>'
    """
    whose = Reader(reader)
    said = _PAGES[whose](result.statutory)
    title = on_one_line(said.title)
    names = {
        "title": title,
        "short": tuple(map(on_one_line, said.short)),
        "sections": [(s.heading, tuple(map(on_one_line, s.lines))) for s in said.sections if s.lines],
        "reference": on_one_line(result.case.reference),
        "as_of": result.as_of,
    }
    filled = Templates(Path(templates) if templates is not None else None, OURS)
    blocks = blocks_of(filled.fill(f"{whose.value}.txt", names))
    drawn = timeline(result) if whose is Reader.OFFICER else None
    drawn = drawn if drawn and drawn.svg else None
    pictures = [
        (look, width, Markup(timeline(result, look=shade, width=pixels).svg))
        for look, shade in (("light", LIGHT), ("dark", DARK))
        for width, pixels in (("wide", WIDE), ("narrow", NARROW))
        if drawn
    ]
    known = {"title": title, "blocks": blocks, "reader": whose.value, "timeline": drawn, "pictures": pictures}
    return ReaderPage(title, whose, result.as_of, blocks, filled.fill("reader-page.html", known), drawn)
