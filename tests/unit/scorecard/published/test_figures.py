"""Figures come out as published, and out of their counts where these are published."""

from decimal import Decimal

import pytest

from published import ENGLAND_BEFORE, FACTS, row, write
from sendrules.scorecard.published import (
    ENGLAND,
    Level,
    PublishedStore,
    Symbol,
    UnknownMeasure,
    figure,
    read_published,
)

WITHOUT, WITH = "within-20-weeks-excluding-exceptions", "within-20-weeks-including-exceptions"


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("published")
    kept = PublishedStore(folder / "figures.sqlite")
    kept.add([read_published(write(folder / "t.csv"))], "2025")
    return kept


@pytest.mark.parametrize(
    ("year", "without", "with_them"),
    [
        (2019, "60.4", "58.7"),
        (2020, "58.0", "55.6"),
        (2021, "59.9", "57.9"),
        (2022, "49.2", "47.7"),
        (2023, "50.3", "49.1"),
        (2024, "46.4", "45.9"),
    ],
)
def test_england_from_its_counts(store, year, without, with_them):
    for id, said in ((WITHOUT, without), (WITH, with_them)):
        found = figure(store, id, year, ENGLAND, Level.ENGLAND)
        assert found.value == Decimal(said)
        assert str(found.from_counts) == said


@pytest.mark.parametrize(("year", "without", "of", "with_them", "of_all"), ENGLAND_BEFORE)
def test_england_before_stands_as_published_and_is_not_worked_out(tmp_path, year, without, of, with_them, of_all):
    figures = f"{of_all} {of} x x {with_them} {without} x x x x x x x x"
    store = PublishedStore(tmp_path / "s")
    store.add([read_published(write(tmp_path / "t.csv", [row((year, ("", ""), ("", "", ""), figures))]))])
    for id, rate, whole in ((WITHOUT, without, of), (WITH, with_them, of_all)):
        found = figure(store, id, year, ENGLAND, Level.ENGLAND)
        assert (found.value, found.part, found.whole) == (Decimal(rate), Symbol.NOT_AVAILABLE, whole)
        assert found.from_counts is None


AUTHORITIES = [fact for fact in FACTS if fact[2][1]]


@pytest.mark.parametrize("fact", AUTHORITIES, ids=lambda fact: f"{fact[2][2]} {fact[0]}")
@pytest.mark.parametrize(("id", "whole", "part", "rate"), [(WITH, 0, 2, 4), (WITHOUT, 1, 3, 5)])
def test_a_published_row_comes_out_of_its_counts(store, fact, id, whole, part, rate):
    cells = fact[3].split()
    found = figure(store, id, fact[0], fact[2][1])
    if cells[part] == "x":
        assert (found.value, found.part, found.whole, found.from_counts) == ("x", "x", "x", None)
    elif cells[whole] == "0":
        assert (found.value, found.from_counts) == (Symbol.NOT_AVAILABLE, Symbol.NOT_APPLICABLE)
    else:
        assert (found.part, found.whole) == (int(cells[part]), int(cells[whole]))
        assert found.from_counts == found.value == Decimal(cells[rate])


def test_dorset_marked_every_plan_an_exception_so_its_rate_is_no_number(store):
    found = figure(store, WITHOUT, 2024, "838")
    assert (found.part, found.whole, found.value, found.from_counts) == (0, 0, "x", "z")
    assert figure(store, WITH, 2024, "838").value == Decimal("49.1")


def test_manchesters_unknown_durations_stay_in_the_denominator(store):
    bands = ("within-20-weeks", "20-weeks-to-a-year", "over-a-year")
    found = [figure(store, f"{band}-including-exceptions", 2023, "352") for band in bands]
    assert {one.whole for one in found} == {1584}
    assert 1584 - sum(one.part for one in found) == 448
    assert found[0].value == found[0].from_counts == Decimal("51.0")


def test_it_is_found_by_the_three_digit_code_whatever_gss_code_the_file_has(store):
    assert figure(store, WITHOUT, 2024, "815").name == "North Yorkshire"  # the file has its old GSS code
    assert figure(store, WITHOUT, 2024, "E10000023") is None


def test_what_no_release_has_is_none(store):
    assert figure(store, WITHOUT, 2018, "826") is None
    assert figure(store, "mean-weeks-including-exceptions", 2024, "826") is None
    assert figure(store, "requests-refused", 2024, "826") is None
    assert figure(store, WITHOUT, 2024, "826", release="2024") is None


def test_a_wrong_id_is_told(store):
    with pytest.raises(UnknownMeasure, match="no published figure called 'within-20-weeks-excluding-exception'"):
        figure(store, "within-20-weeks-excluding-exception", 2024, "826")


def test_a_figure_names_its_release_and_its_file(store):
    said = figure(store, WITHOUT, 2024, "826").source
    assert said == (
        "Department for Education, Education, health and care plans, release 2025 (file t.csv), calendar year 2024"
    )
