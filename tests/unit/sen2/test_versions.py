"""The versions are told apart by what is in a return; the year decides only where that leaves it open."""

from collections.abc import Iterable

import pyarrow as pa
import pytest

from sendrules.sen2.items import ITEMS, VERSIONS
from sendrules.sen2.versions import version_of

EVERY = frozenset(
    (module, item.name)
    for module, items in ITEMS.items()
    for item in items.values()
    if item.since == "1.1" and not item.until
)


def version(*more: str, without: Iterable[str] = (), year: int | None = None, **codes: str) -> str:
    said = {pair for pair in EVERY if pair[1] not in without} | {(one.split(".")[0], one.split(".")[1]) for one in more}
    columns = {
        pair: pa.array([codes[pair[1]]], pa.string()).dictionary_encode() if pair[1] in codes else pa.array(["x"])
        for pair in said
        if pair[1] in codes or ITEMS[pair[0]][pair[1]].until
    }
    return version_of(said, columns, year)


@pytest.mark.parametrize(
    ("more", "found"),
    [
        (["Person.GenderCurrent"], "1.1"),
        (["PlacementDetail.AttendancePattern"], "1.1"),
        (["Person.Sex", "ActivePlans.ReviewMeeting"], "1.2 or 1.3"),
        (["Person.Sex", "ActivePlans.ReviewDraft"], "1.3 or later"),
        (["Requests.RequestSource"], "1.3 or later"),
        (["Header.DSCO"], "1.3 or later"),
        ([], "1.1 or 1.2 or 1.3"),
        (["Person.GenderCurrent", "Requests.RequestSource"], "a mixture of 1.1 and 1.3"),
    ],
)
def test_the_items_tell(more: list[str], found: str) -> None:
    assert version(*more) == found


def test_a_code_of_a_later_version_tells_too() -> None:
    assert version(SENtype="DS") == "1.3 or later"
    assert version(SENtype="ASD") == "1.1 or 1.2 or 1.3"


@pytest.mark.parametrize(
    ("year", "found"),
    [(2023, "1.1"), (2024, "1.2"), (2025, "1.3 or later"), (2026, "1.3 or later"), (2022, "1.1 or 1.2 or 1.3")],
)
def test_the_year_decides_what_is_left_open(year: int, found: str) -> None:
    assert version(year=year) == found


def test_the_year_decides_nothing_against_the_content() -> None:
    assert version("Person.GenderCurrent", year=2025) == "1.1"


def test_an_empty_column_of_an_old_template_tells_nothing() -> None:
    said = EVERY | {("Person", "GenderCurrent"), ("Person", "Sex")}
    assert version_of(said, {("Person", "GenderCurrent"): pa.nulls(3)}, None) == "1.2 or 1.3"


def test_every_item_is_in_some_version() -> None:
    for items in ITEMS.values():
        for item in items.values():
            assert any(item.in_version(one) for one in VERSIONS), item
            assert item.since in VERSIONS
            assert item.until in ("", *VERSIONS)
