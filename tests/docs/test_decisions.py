"""Every decision has a status and a date, and a line in the index that says the same."""

import re
from pathlib import Path

import pytest

DECISIONS = Path(__file__).parents[2] / "docs" / "adr"
PAGES = sorted(DECISIONS.glob("0*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_a_decision_has_its_status_and_its_line_in_the_index(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    head = re.match(r"# (\d+)\. (.+)\n\n\*\*Status\.\*\* (Accepted|Replaced by .+), (\d+) (\w{3})\w* (\d{4})[.;]", text)
    assert head is not None
    number, title, status, day, month, year = head.groups()
    assert int(number) == int(page.name[:4])
    index = (DECISIONS / "index.md").read_text(encoding="utf-8")
    assert f"| {number} | [{title}]({page.name}) | {day} {month} {year} | {status.lower()}" in index


def test_there_are_decisions() -> None:
    assert len(PAGES) >= 30
