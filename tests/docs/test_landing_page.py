"""Every page is reached from the sidebar, which is short; the decisions are not in it."""

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
FOLDERS = ("start", "tutorials", "how-to", "reference", "explanation")


def listed(page: Path) -> list[Path]:
    """Give the pages in the lists of a page."""
    blocks = re.findall(r"^```\{toctree\}\n(.*?)^```", page.read_text(encoding="utf-8"), re.M | re.S)
    names = [line for block in blocks for line in block.splitlines() if line and not line.startswith(":")]
    return [(page.parent / f"{name}.md").resolve() for name in names]


def test_the_sidebar_is_short() -> None:
    assert len(listed(DOCS / "index.md")) <= 10
    assert not any("adr" in path.parts for path in listed(DOCS / "index.md"))


def test_the_decisions_are_one_link_away() -> None:
    assert "(../adr/index.md)" in (DOCS / "explanation" / "architecture.md").read_text(encoding="utf-8")
    assert (DOCS / "adr" / "index.md").read_text(encoding="utf-8").startswith("---\norphan: true\n---\n")


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_page_of_a_folder_is_listed_once(folder: str) -> None:
    index = DOCS / folder / "index.md"
    found = listed(index) if index.exists() else [p for p in listed(DOCS / "index.md") if p.parent.name == folder]
    assert sorted(found) == sorted(p.resolve() for p in (DOCS / folder).glob("*.md") if p != index)


@pytest.mark.parametrize("role", ["officer", "family", "policy", "developer"])
def test_the_landing_page_leads_to_each_role_and_each_begins_with_five_minutes(role: str) -> None:
    assert f"(start/{role}.md)" in (DOCS / "index.md").read_text(encoding="utf-8")
    first = re.findall(r"^## (.*)", (DOCS / "start" / f"{role}.md").read_text(encoding="utf-8"), re.M)[0]
    assert first.startswith("In five minutes")
