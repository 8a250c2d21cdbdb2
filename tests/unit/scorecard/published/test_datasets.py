"""What is declared of the data sets agrees with itself."""

import pytest

from sendrules.scorecard.published.datasets import DATASETS, MEASURES


@pytest.mark.parametrize("measure", MEASURES.values(), ids=lambda m: m.id)
def test_a_measure_rests_on_columns_of_its_data_set(measure):
    own = DATASETS[measure.dataset].columns
    assert {measure.column, measure.part, *measure.whole} == {
        name.lower() for name in (measure.column, measure.part, *measure.whole)
    }
    if not measure.id.startswith(("mean-weeks", "20-weeks-to", "over-a-year")):  # those came with later releases
        assert {measure.column, measure.part, *measure.whole} - {""} <= set(own)


def test_a_column_tells_one_data_set_alone():
    every = [column for dataset in DATASETS.values() for column in dataset.columns]
    assert len(every) == len(set(every))


def test_the_official_one_comes_first():
    assert next(iter(MEASURES)) == "within-20-weeks-excluding-exceptions"
