"""In a scorecard for publication no small count is shown, nor a sum or difference of shown counts that is one that is hidden."""

from pathlib import Path

import numpy as np
import pytest

from sendrules.scorecard.card import Scorecard, scorecard
from sendrules.scorecard.journeys import Journeys
from sendrules.scorecard.of_return import journeys_of
from sendrules.scorecard.publishing import _all_counts, for_publication
from sendrules.scorecard.small_numbers import hidden_across
from sendrules.sen2 import read
from sendrules.sen2.items import Form
from sendrules.testing.returns.make import synthetic_return
from sendrules.testing.returns.write import write


def card_of_size(people: int, seed: int, folder: Path) -> tuple[Scorecard, Journeys]:
    found = read(write(synthetic_return(people, seed=seed), Form.XML, folder / "a.xml"))
    return scorecard(found), journeys_of(found)


@pytest.mark.parametrize(("people", "seed"), [(20, 1), (60, 2), (150, 3), (400, 4)])
def test_no_small_count_is_shown(people: int, seed: int, tmp_path: Path) -> None:
    card = for_publication(*card_of_size(people, seed, tmp_path))
    shown = [n for b in card.breakdowns for n in (*b.counts.values(), b.total)]
    for figure in (*card.figures(), *(o.figure for found in card.others.values() for o in found)):
        shown += [figure.cohort, figure.denominator, figure.numerator, figure.unknown, *figure.left_out.values()]
        if figure.numerator is None and figure.denominator != 0:
            assert figure.value is None or (figure.denominator or 5) >= 5
        if figure.measure.gives == "share" and (figure.numerator is None or figure.denominator is None):
            assert figure.value is None
    assert not [n for n in shown if n is not None and 0 < n < 5]


@pytest.mark.parametrize(("people", "seed"), [(60, 11), (200, 12), (400, 13)])
def test_no_hidden_count_is_a_sum_or_difference_of_shown_ones(people: int, seed: int, tmp_path: Path) -> None:
    counts = dict(_all_counts(*card_of_size(people, seed, tmp_path)))
    hidden = hidden_across(counts)
    small = [key for key, which in counts.items() if 0 < which.sum() < 5]
    assert small
    assert set(small) <= hidden
    alike = np.unique(np.array([*counts.values()], bool), axis=1).astype(float)  # a column for each kind of request
    who = dict(zip(counts, alike, strict=True))
    shown = np.unique([which for key, which in who.items() if key not in hidden], axis=0)
    rank = np.linalg.matrix_rank(shown)
    for which in np.unique([who[key] for key in small], axis=0):
        assert np.linalg.matrix_rank(np.vstack([shown, which])) > rank


def test_a_difference_between_tables_hides_more() -> None:
    """All, and all but three: the three are hidden, and so is the smaller of the two that would give them away."""
    everyone, three = np.ones(40, bool), np.arange(40) < 3
    counts = {"all": everyone, "rest": ~three, "three": three}
    assert hidden_across(counts) == {"three", "rest"}
    assert hidden_across({"all": everyone, "half": np.arange(40) < 20}) == frozenset()
