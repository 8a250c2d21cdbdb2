"""How well the yearly model would have forecast what the department published later.

Run it as `uv run python examples/england/backtest.py requests.csv assessments.csv timeliness.csv`. It fits the model to the years to 2022
alone, and compares its 80% ranges with the figures of 2023 and 2024. `--until 2020 --years 2021 2022` does the same for earlier years,
with which the model's settings were chosen.
"""

from __future__ import annotations

import argparse
import sys

import numpy as np
from published_counts import ask_for_counts, counts, published

from sendrules.commissioning.history import BASELINES, BackTest, Series, backtest, fit, project
from sendrules.commissioning.history.projecting import percentiles
from sendrules.errors import SendrulesError
from sendrules.scorecard.published import LICENCE

UNITS = {"plans": "plans", "plans, to last": "of the last figure", "rate": "percentage points"}


def main() -> None:
    """Read the counts, run the back-test, print it; the exit status is 1 where it did not pass."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask_for_counts(parser)
    parser.add_argument("--until", type=int, default=2022, help="the last year that the model may see (2022)")
    parser.add_argument("--years", type=int, nargs="+", default=None, help="the years to compare (all later ones)")
    parser.add_argument("--runs", type=int, default=4000, help="how many times each year is drawn (4,000)")
    parser.add_argument("--seed", type=int, default=0, help="the seed (0)")
    options = parser.parse_args()
    try:
        series = counts(published(parser, options))
        found = backtest(series, options.until, options.years, runs=options.runs, seed=options.seed)
    except SendrulesError as error:
        sys.exit(str(error))
    show(found, series.sources)
    england(series, options.until, [one.year for one in found.results], options.runs, options.seed)
    print(LICENCE)
    sys.exit(0 if found.passed else 1)


def show(found: BackTest, sources: tuple[str, ...]) -> None:
    """Print a back-test."""
    print(f"Fitted to {found.first} to {found.fitted_until}. The 80% range of each authority, and what was published:")
    print(f"{'figure':16}{'year':>5}{'authorities':>13}{'held':>8}{'score':>10}   in")
    for one in found.results:
        print(f"{one.figure:16}{one.year:5}{one.authorities:13}{one.held:8.1%}{one.score:10.3f}   {UNITS[one.figure]}")
    print(
        "\nThe baseline: the last value, plus or minus the spread of past yearly changes. Its score, and that of the model:"
    )
    print(f"{'figure':16}{'year':>5}  {'spread':22}{'authorities':>11}{'held':>8}{'score':>10}{'model':>10}")
    for one in found.results:
        for other in one.baselines:
            scores = f"{other.score:10.3f}{other.model_score:10.3f}{'' if other.beaten else '  NOT BEATEN'}"
            print(f"{one.figure:16}{one.year:5}  {other.id:22}{other.authorities:11}{other.held:8.1%}{scores}")
    print("\nWhat each spread is (wider: times the root of the years ahead):")
    for id, (words, _) in BASELINES.items():
        print(f"  {id}: {words}")
    print(f"\nWithout a full forecast, as {found.fitted_until} lacks a count: {', '.join(found.without) or 'none'}.")
    print("Passed." if found.passed else "NOT passed.", "A score is the mean interval score (Winkler): less is better.")
    for source in sources:
        print(f"Source: {source}")


def england(series: Series, until: int, years: list[int], runs: int, seed: int) -> None:
    """Print the ranges of all authorities together beside their published sums."""
    drawn = project(fit(series.until(until)), max(years) - until, runs=runs, seed=seed)
    print("\nAll authorities together that have both, P10 to P90, and what was published:")
    for year in sorted(set(years)):
        at, place = series.years.index(year), year - until - 1
        both = np.isfinite(drawn.plans[place, :, 0]) & np.isfinite(series.plans[:, at])
        low, _, high = percentiles(drawn.plans[place, both].sum(axis=0))
        print(f"  plans {year}: {low:,.0f} to {high:,.0f}; {series.plans[both, at].sum():,.0f}")
        rate = drawn.within()[place]
        both = np.isfinite(rate[:, 0]) & np.isfinite(series.rate[:, at])
        plans = drawn.plans[place, both]
        low, _, high = percentiles((plans * rate[both]).sum(axis=0) / plans.sum(axis=0))
        published = series.on_time[both, at].sum() / series.counted[both, at].sum()
        print(f"  rate {year}: {low:.1%} to {high:.1%}; {published:.1%}")


if __name__ == "__main__":
    main()
