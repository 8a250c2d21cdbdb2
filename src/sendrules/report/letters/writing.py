"""``letter``: one letter, as a page that prints and as plain text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from sendrules.outside_text import in_lines
from sendrules.report.letters.blocks import Block, blocks_of, fill_gaps, in_plain_text
from sendrules.report.letters.kinds import LetterKind, names_for
from sendrules.report.letters.templates_of import Templates
from sendrules.result import Result
from sendrules.values import value

_CUT = "- - - - - 8< - - - - - The letter begins below. Do not send what stands above. - - - - -"


@value
class Letter:
    """One letter.

    Attributes:
        html: a page of its own: on screen with a note for the sender, printed without it.
        text: plain text for an e-mail: the note for the sender, a line, then the letter.
        title: what it is about.
        day: the day of the letter.
        blocks: the letter itself, without the note.
    """

    html: str
    text: str
    title: str
    day: date
    blocks: tuple[Block, ...]

    def pdf(self) -> bytes:
        """Set the letter as a tagged PDF, without the note; its gaps stay in square brackets.

        Raises:
            MissingExtra: the extra ``sendrules[pdf]`` is not installed.
        """
        from sendrules.report.letters.pdf import to_pdf

        return to_pdf(self.blocks, title=self.title, day=self.day, may_fill=True)


def letter(
    kind: LetterKind | str,
    result: Result,
    *,
    templates: str | Path | None = None,
    fill: Mapping[str, str] | None = None,
) -> Letter:
    """Write a letter about a case.

    Args:
        kind: what the letter is for.
        result: the answer for the case, on the day of the letter.
        templates: a folder whose files stand in for our templates of the same name.
        fill: what to write into gaps, by what stands in their square brackets, such as ``{"Your name": "Jo Smith"}``.

    Raises:
        InputError: the facts of the case do not bear the letter, a template is wrong, or there is no such gap; with the reason or the line, and the fix.
        ValueError: there is no such kind.
        BeyondHorizonError: the calendar does not reach the day by which an answer is asked for.

    >>> import sendrules as sr
    >>> from datetime import date
    >>> case = sr.Case(reference="A-17", events=[sr.Event(kind="request", on=date(2025, 5, 21))])
    >>> print(letter("late-plan", sr.evaluate(case, as_of=date(2025, 10, 20))).text.splitlines()[0])
    Before you send this letter
    """
    found = LetterKind(kind)
    names = names_for(found, result)
    filled = Templates(Path(templates)) if templates is not None else _ours()
    body = blocks_of(filled.fill(f"{found.value}.txt", names))
    body = fill_gaps(body, fill or {})
    note = blocks_of(filled.fill("note.txt", names))
    title = next((block.lines[0] for block in body if block.kind == "title"), found.value.replace("-", " "))
    html = filled.fill("page.html", {"blocks": body, "note": note, "title": title})
    text = in_lines(f"{in_plain_text(note)}\n{_CUT}\n\n{in_plain_text(body)}")
    return Letter(html, text, title, result.as_of, body)


@cache
def _ours() -> Templates:
    """Give our own templates, which do not change: each is read once."""
    return Templates(None)
