"""Compare every condition of a start with its twin on columns, on many cases: the deep run, which no test has time for.

    uv run python tools/compare_conditions.py [--cases 2000] [--dense 300] [--days 12] [--seed 1] [--only NAME...]

It prints a line for each class of condition: on how many occasions it was asked, how many cases were left to the engine for one
case, and how many answers differ, with the first of them. It fails where one does.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "support"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare, and say what was found."""
    asked = _arguments(arguments)
    tried, left, differing = Counter[str](), Counter[str](), defaultdict[str, list[str]](list)
    for name, found in (*_drawn(asked), *_dense(asked)):
        tried[name] += found.tried
        left[name] += found.left
        differing[name] += found.differing
    for name in sorted(tried):
        print(
            f"{name:24} {tried[name]:8} asked {left[name]:4} left {len(differing[name]):4} differ", *differing[name][:1]
        )
    return int(any(differing.values()))


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--cases", type=int, default=2000, help="how many cases of the public strategies")
    parser.add_argument("--dense", type=int, default=300, help="how many cases of few kinds for each condition")
    parser.add_argument("--days", type=int, default=12, help="on how many days to ask")
    parser.add_argument("--seed", type=int, default=1, help="another gives other cases of few kinds")
    parser.add_argument("--only", nargs="*", default=[], help="the classes to compare")
    return parser.parse_args(arguments)


def _wanted(asked: argparse.Namespace) -> Iterator[tuple[Any, Any]]:
    from conditions import conditions_of_starts

    for condition, kinds in conditions_of_starts().items():
        if not asked.only or type(condition).__name__ in asked.only:
            yield condition, kinds


def _drawn(asked: argparse.Namespace) -> Iterator[tuple[str, Any]]:
    """Compare on cases of the public strategies."""
    from columns import Known, compared_in, days_of, drawn_cases

    cases = drawn_cases(asked.cases)
    for day in days_of(cases, asked.days):
        known = Known(cases, day)
        for condition, kinds in _wanted(asked):
            yield type(condition).__name__, compared_in(condition, kinds, known)


def _dense(asked: argparse.Namespace) -> Iterator[tuple[str, Any]]:
    """Compare each condition on cases that have little but what it reads."""
    from columns import Known, compared_in, days_of
    from dense_cases import dense_cases

    for n, (condition, kinds) in enumerate(_wanted(asked)):
        cases = dense_cases(
            sorted(kinds | condition.looks_at.events), asked.dense, asked.seed * 1000 + n, sorted(kinds)
        )
        for day in (*days_of(cases, asked.days), date(2030, 1, 1)):
            yield type(condition).__name__, compared_in(condition, kinds, Known(cases, day))


if __name__ == "__main__":
    raise SystemExit(main())
