"""The counts of a series are the published ones, and what was not published stays unknown."""

import numpy as np
import pytest

from published_series import write_three
from sendrules.commissioning.history import read_series, series_in
from sendrules.errors import InputError
from sendrules.scorecard.published import PublishedStore, read_published


def test_the_counts_are_those_of_the_files(tmp_path):
    series = read_series(write_three(tmp_path))
    assert (series.codes, series.names) == (("826", "886"), ("Milton Keynes", "Kent"))
    assert series.years == (2019, 2020, 2021, 2022, 2023, 2024)
    kent = series.codes.index("886")
    # the release of 2025: 3,669 requests of 2022 less 985 refusals; 2,314 plans and 396 assessments without one
    assert (series.started[kent, 3], series.finished[kent, 3]) == (3669 - 985, 2314 + 396)
    # 783 of 2,354 plans of 2024 without exceptions; the department publishes 33.3%
    assert round(100 * series.rate[kent, 5], 1) == 33.3
    assert len(series.sources) == 3


def test_a_symbol_and_a_missing_year_are_not_nought(tmp_path):
    paths = write_three(tmp_path)
    text = paths[2].read_text(encoding="utf-8").replace(",243,216,207,199,", ",x,x,x,x,")
    paths[2].write_text(text, encoding="utf-8", newline="")
    series = read_series(paths)
    assert np.isnan(series.rate[0, 3])
    assert np.isfinite(series.rate[0, [0, 1, 2, 4, 5]]).all()


def test_no_plans_give_no_rate(tmp_path):
    paths = write_three(tmp_path)
    text = paths[2].read_text(encoding="utf-8").replace(",243,216,207,199,", ",243,0,207,0,")
    paths[2].write_text(text, encoding="utf-8", newline="")
    assert np.isnan(read_series(paths).rate[0, 3])


def test_later_years_are_out_of_reach(tmp_path):
    series = read_series(write_three(tmp_path)).until(2022)
    assert series.years == (2019, 2020, 2021, 2022)
    assert {
        getattr(series, name).shape for name in ("requests", "refused", "plans", "no_plan", "counted", "on_time")
    } == {(2, 4)}
    assert series.requests.base is None  # a copy: no view leads to what was published later
    with pytest.raises(InputError, match="and not 2023"):
        series.until(2023)


def test_each_data_set_is_needed_once(tmp_path):
    requests, assessments, timeliness = write_three(tmp_path)
    with pytest.raises(InputError, match="no file has the data set 'EHC needs assessments'") as caught:
        read_series([requests, timeliness, timeliness])
    assert "as timeliness.csv is" in str(caught.value)
    assert read_series([timeliness, assessments, requests]).years[0] == 2019  # in any order


def test_a_gap_of_years_is_refused(tmp_path):
    paths = write_three(tmp_path)
    for path in paths:
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("2021,")]
        path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(InputError, match="2019, 2020, 2022, 2023, 2024"):
        read_series(paths)


def test_a_store_gives_the_same_counts(tmp_path):
    paths = write_three(tmp_path)
    store = PublishedStore(tmp_path / "figures.sqlite")
    store.add([read_published(path) for path in paths[:2]])
    with pytest.raises(InputError, match="no authority of the data set 'EHC plans issued, 20-week timeliness'"):
        series_in(store)
    store.add([read_published(paths[2])])
    read, kept = read_series(paths), series_in(store)
    assert (kept.codes, kept.names, kept.years) == (read.codes, read.names, read.years)
    assert np.array_equal(kept.rate, read.rate)
    assert np.array_equal(kept.started, read.started)
