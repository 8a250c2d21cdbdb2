"""A letter or a page as PDF: its words, its tags, its title and language, and nothing in it that acts."""

import re
import zlib
from datetime import date
from pathlib import Path

import pytest

import sendrules as sr
from sendrules.report.letters import letter
from sendrules.report.letters.blocks import Block
from sendrules.report.letters.pdf import to_pdf
from sendrules.report.reader_page import reader_page

ROOT = Path(__file__).parents[4]
LATE = sr.evaluate(sr.read_case_file(ROOT / "examples/cases/late-plan.json"), as_of=date(2026, 1, 5))
DAY = date(2026, 1, 5)


def whole(pdf: bytes) -> bytes:
    """The file with every packed part unpacked beside it."""
    parts = []
    for found in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.S):
        try:
            parts.append(zlib.decompress(found[1]))
        except zlib.error:
            parts.append(found[1])
    return b"\n".join([pdf, *parts])


FORMS = {
    "a letter": lambda: letter("late-plan", LATE).pdf(),
    "a family's page": lambda: reader_page("family", LATE).pdf(),
    "an officer's page": lambda: reader_page("officer", LATE).pdf(),
}


@pytest.mark.parametrize("form", FORMS)
def test_it_is_tagged_and_has_a_title_and_a_language(form: str) -> None:
    made = FORMS[form]()
    inside = whole(made)
    assert made.startswith(b"%PDF-1.7")
    assert b"pdfuaid:part>1<" in inside
    assert re.search(rb"/MarkInfo\s*<<\s*/Marked true", inside)
    assert re.search(rb"/Lang\s*\(en-GB\)", inside)  # typst 0.14 writes blanks, 0.15 none
    assert re.search(rb"/DisplayDocTitle\s+true", inside)
    assert b"EXAMPLE-2" in inside
    assert not re.search(rb"/JavaScript|/JS\b|/Launch|/OpenAction|/URI\b|/EmbeddedFile", inside)
    assert FORMS[form]() == made  # the same bytes each time


def test_a_drawing_says_in_words_what_it_shows() -> None:
    inside = whole(reader_page("officer", LATE).pdf())
    assert b"/Figure" in inside
    assert re.search(rb"/Alt\s*\(", inside)
    assert inside.count(b"/TH") > 4


@pytest.mark.parametrize(
    "text",
    [
        '#import "x": *',
        '=HYPERLINK("http://x.example","y")',
        "<script>alert(1)</script>",
        "$x$ *b* _i_ @a `c` // d",
        "x" * 10_000,
    ],
)
def test_hostile_text_is_only_text(text: str) -> None:
    inside = whole(
        to_pdf([Block("title", ("A",)), Block("text", (text,)), Block("list", (text,))], title=text[:100], day=DAY)
    )
    assert not re.search(rb"/JavaScript|/JS\b|/Launch|/URI\b|/GoToR", inside)


def test_a_word_that_no_row_can_hold_is_broken() -> None:
    """Ten thousand letters need more than a page of A4; on one row all but the first would be lost beside it."""
    made = to_pdf([Block("title", ("A",)), Block("text", ("x" * 10_000,))], title="A", day=DAY)
    (pages,) = re.findall(rb"/Type\s*/Pages\s*/Count (\d+)", made)
    assert int(pages) > 1


def test_a_sign_that_no_font_has_is_written_as_its_number() -> None:
    """PDF/UA allows no empty box, and the letter has to be written all the same: U+10FFFD is of private use."""
    named = to_pdf([Block("title", ("A [U+10FFFD] letter",))], title="A letter", day=DAY)
    assert to_pdf([Block("title", ("A \U0010fffd letter",))], title="A letter", day=DAY) == named


def test_the_year_of_a_judgment_is_no_gap_to_fill_in() -> None:
    from sendrules.report.letters.blocks import parts

    assert parts("[2026] EWHC 68, [Your name]") == [("[2026] EWHC 68, ", False), ("[Your name]", True)]
