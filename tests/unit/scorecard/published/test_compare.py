"""An authority's figure beside its region's, England's and its neighbours'."""

from decimal import Decimal

import pytest

from published import FACTS, row, write
from sendrules.authorities import UnknownAuthority
from sendrules.scorecard.published import LICENCE, PublishedStore, compare, read_published

HEADLINE = "within-20-weeks-excluding-exceptions"


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("published")
    kept = PublishedStore(folder / "figures.sqlite")
    kept.add([read_published(write(folder / "t.csv"))], "2025")
    return kept


def test_all_four(store):
    found = compare(store, HEADLINE, 2024, "826", {"826": ("886", "838", "936"), "886": ("826",)})
    assert [str(one.value) for one in (found.authority, found.region, found.england)] == ["43", "38.2", "46.4"]
    assert (found.region.name, found.england.name) == ("South East", "England")
    assert [one.name for one in found.neighbours] == ["Kent", "Dorset"]
    assert found.without == ("936",)  # the store has no row of Surrey
    assert (found.together.part, found.together.whole, found.together.number) == (783, 2354, 2)
    assert found.together.value == Decimal("33.3")
    assert found.licence == LICENCE
    assert len(found.sources) == 1


def test_without_a_file_of_neighbours_there_are_none(store):
    found = compare(store, HEADLINE, 2024, "826")
    assert (found.neighbours, found.without, found.together) == ((), (), None)


def test_neighbours_without_counts_are_not_added_up(store):
    found = compare(store, HEADLINE, 2022, "826", {"826": ("926",)})
    assert [one.value for one in found.neighbours] == ["x"]
    assert found.together is None


def test_neighbours_with_no_plans_have_no_rate(store):
    assert compare(store, HEADLINE, 2024, "826", {"826": ("838", "201")}).together.value == "z"


def test_an_authority_that_the_store_lacks_has_a_region_all_the_same(store):
    found = compare(store, HEADLINE, 2024, "936")
    assert (found.authority, found.region.name, str(found.england.value)) == (None, "South East", "46.4")


def test_a_code_that_nobody_knows_is_told(store):
    with pytest.raises(UnknownAuthority, match="Did you mean 826 Milton Keynes"):
        compare(store, HEADLINE, 2024, "862")


def test_a_new_code_that_only_the_file_knows_is_used(tmp_path):
    store = PublishedStore(tmp_path / "s")
    fact = (2027, ("E12000008", "South East"), ("", "999", "Synthetic"), FACTS[-2][3])
    store.add([read_published(write(tmp_path / "t.csv", [row(fact)]))])
    assert compare(store, HEADLINE, 2027, "999").authority.name == "Synthetic"


def test_an_empty_store_gives_nothing(tmp_path):
    found = compare(PublishedStore(tmp_path / "none"), HEADLINE, 2024, "826", {"826": ("886",)})
    assert (found.authority, found.region, found.england, found.neighbours, found.without) == (
        None,
        None,
        None,
        (),
        ("886",),
    )
    assert found.sources == ()
