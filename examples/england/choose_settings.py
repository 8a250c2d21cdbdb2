"""Which settings of the yearly model do best on the years to 2022: fitted to 2020, and to 2021, and compared with what came next.

Run it as `uv run python examples/england/choose_settings.py requests.csv assessments.csv timeliness.csv`. Nothing later than 2022 is looked
at. A score is the mean over the figures and years of the interval score, as a share of that of the baseline "all"; less is better.
"""

from __future__ import annotations

import argparse
import sys
from itertools import product
from statistics import mean

from published_counts import ask_for_counts, counts, published

from sendrules.commissioning.history import Assumptions, Series, backtest
from sendrules.commissioning.history.back_test import FEWEST_HELD, MOST_HELD
from sendrules.errors import SendrulesError

TRIED = {
    "country": (0.3, 0.5, 0.7, 1.0),
    "small": (1e-9, 15.0, 30.0),
    "felt": (0.0, 0.25, 0.5, 1.0),
    "spread_of_waits": (0.6, 0.8),
    "pooled": (6.0, 1e9),
}
"""Every combination of these is tried: 192."""
LAST_YEAR = 2022


def score(series: Series, assumptions: Assumptions) -> tuple[float, bool]:
    """Give the score of a setting, and whether every range holds between 70% and 90%."""
    results = [
        result
        for until in (2020, 2021)
        for result in backtest(series, until, assumptions=assumptions, runs=1000).results
    ]
    shares = [one.score / next(other.score for other in one.baselines if other.id == "all") for one in results]
    return mean(shares), all(FEWEST_HELD <= one.held <= MOST_HELD for one in results)


def main() -> None:
    """Try every setting, and print the best ten and the one in use."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask_for_counts(parser)
    try:
        series = counts(published(parser, parser.parse_args())).until(LAST_YEAR)
        tried = [Assumptions(**dict(zip(TRIED, values, strict=True))) for values in product(*TRIED.values())]
        found = sorted(((*score(series, one), one) for one in tried), key=lambda row: row[0])
    except SendrulesError as error:
        sys.exit(str(error))
    print("place  score  all held 70% to 90%  settings")
    for place, (value, held, one) in enumerate(found, 1):
        if place <= 10 or one == Assumptions():
            settings = ", ".join(f"{name} {getattr(one, name):g}" for name in TRIED)
            print(
                f"{place:5} {value:.4f}  {'yes' if held else 'no ':19}  {settings}{'  IN USE' if one == Assumptions() else ''}"
            )


if __name__ == "__main__":
    main()
