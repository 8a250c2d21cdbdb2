"""The published figures beside ours: those of the year, or of the latest year before it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from published import write as write_published
from sendrules.scorecard.beside import PUBLISHED, beside, plain
from sendrules.scorecard.card import SECTIONS, Scorecard, scorecard
from sendrules.scorecard.declared import Basis
from sendrules.scorecard.published import MEASURES, PublishedStore, read_published
from sendrules.sen2 import read
from sendrules.sen2.items import Form
from sendrules.testing.returns.write import write
from ten_people import ten_people

HEADLINE = "plans-within-20-weeks-without-exceptions"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> PublishedStore:
    folder = tmp_path_factory.mktemp("published")
    kept = PublishedStore(folder / "figures.sqlite")
    kept.add([read_published(write_published(folder / "t.csv"))], "2025")
    return kept


def card(tmp_path: Path, code: str, year: int = 2026) -> Scorecard:
    found = read(write(ten_people(), Form.XML, tmp_path / "a.xml"), authority=code)
    made = scorecard(found)
    return replace(made, frame=replace(made.frame, last=date(year - 1, 12, 31)))


def test_the_latest_year_before_ours_stands_beside(store: PublishedStore, tmp_path: Path) -> None:
    found = beside(card(tmp_path, "826"), store, {"826": ("886",)})[HEADLINE]
    assert (found.year, found.authority and str(found.authority.value)) == (2024, "43")
    assert [one and str(one.value) for one in (found.region, found.england)] == ["38.2", "46.4"]
    assert [one.name for one in found.neighbours] == ["Kent"]


def test_no_later_year_stands_beside(store: PublishedStore, tmp_path: Path) -> None:
    assert beside(card(tmp_path, "826", 2024), store)[HEADLINE].year == 2023


def test_an_authority_that_nobody_knows_has_england_beside_it(store: PublishedStore, tmp_path: Path) -> None:
    found = beside(card(tmp_path, "999"), store)[HEADLINE]
    assert (found.authority, found.region) == (None, None)
    assert found.england is not None
    assert str(found.england.value) == "46.4"


def test_an_empty_store_gives_nothing(tmp_path: Path) -> None:
    assert beside(card(tmp_path, "826"), PublishedStore(tmp_path / "none.sqlite")) == {}


def test_plain_data_has_the_release_and_the_licence(store: PublishedStore, tmp_path: Path) -> None:
    found = plain(beside(card(tmp_path, "826"), store)[HEADLINE])
    assert found["authority"] == {
        "name": "Milton Keynes", "code": "826", "value": "43", "part": "138", "whole": "321",
    }  # fmt: skip
    assert "release 2025" in found["sources"][0]
    assert "Open Government Licence" in found["licence"]


def test_what_stands_beside_is_published_and_of_a_measure() -> None:
    """No measure of ours has a published figure beside it, save the mean weeks, which the department publishes from 2026 on."""
    measures = {measure.id: measure for give in SECTIONS.values() for measure in give()}
    assert set(PUBLISHED) <= set(measures)
    assert set(PUBLISHED.values()) <= set(MEASURES)
    ours = {id for id in PUBLISHED if measures[id].basis is Basis.OURS}
    assert ours == {"weeks-of-the-issued-mean", "refused-of-received"}
