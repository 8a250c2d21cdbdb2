"""Named mistakes in the law on columns: is each one found by comparing it with the engine for one case?

    uv run --group dev python tools/mutate_columns.py                              # the cases of the tests, then more for what lives
    uv run --group dev python tools/mutate_columns.py --only search limbs          # mistakes in these files
    uv run --group dev python tools/mutate_columns.py --drawn 400 --realistic 400  # fewer cases

`tests/mutants_of_columns.csv` names the mistakes: a file of `caseload/columns/`, what stands there, what stands there by mistake, and what
finds it. A mistake is put into the functions that are loaded, in a fork, so that the answers of the engine for one case are worked out
once. It is found where any field of any occurrence differs, or an error is raised. Three ways are tried, one after the other:

- law: the law, with cases of the public strategies, realistic ones, and cases crowded with what one duty reads, some of them under another
  answer to a contested question (`tests/support/cases_of_duties.py`);
- small-law: a statute of small rules that no parliament made, for what the law of England does not have (`tests/support/small_law.py`);
- test: the test that the file names for it fails.

What lives is tried again with ten times as many cases. It fails where a mistake lives, or where a row's text is no longer there once:
change the row with the code.
"""

from __future__ import annotations

import argparse
import csv
import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests" / "support"), str(ROOT / "tools")]

import pytest  # noqa: E402
from mutate import PLAIN, _functions, in_fork, swap  # noqa: E402

from cases_of_duties import GROUPS, cases_of_duties  # noqa: E402
from columns import all_laws  # noqa: E402
from comparing_columns import Asked, asked, drawn  # noqa: E402
from sendrules.case.case import Case  # noqa: E402
from sendrules.caseload.running import contested as _contested  # noqa: E402, F401 — loads the modules of other answers
from sendrules.law.statute import Statute  # noqa: E402
from sendrules.testing.caseloads import caseload_cases  # noqa: E402
from small_law import small_law  # noqa: E402

LISTED = ROOT / "tests" / "mutants_of_columns.csv"
COLUMNS = Path("src/sendrules/caseload/columns")
_DRAWN_BEFORE = ("-W", "ignore::hypothesis.errors.HypothesisSideeffectWarning")
"""Cases were drawn before a test is run; hypothesis warns of that, and a warning is an error."""
ROUNDS, MORE = 4, 10
WAYS = ("law", "small-law", "test")
"""What may find a mistake, in the order in which it is tried."""
AS_OF = date(2026, 1, 5)


@dataclass
class Mistake:
    """A mistake.

    Attributes:
        name: what goes wrong, in words.
        file: the file, within ``caseload/columns``.
        was: what stands there.
        now: what stands there by mistake.
        by: what finds it, one of ``WAYS``.
        test: a test that finds it where the comparison may not; else empty.
    """

    name: str
    file: str
    was: str
    now: str
    by: str
    test: str = ""

    @property
    def path(self) -> str:
        """The file, from the root of the repository."""
        return str(COLUMNS / self.file)

    @cached_property
    def texts(self) -> tuple[str, str]:
        """The text of the file without the mistake and with it."""
        text = (ROOT / self.path).read_text(encoding="utf-8")
        return text, text.replace(self.was, self.now)

    @property
    def gone(self) -> str:
        """Why it cannot be put in, since the code has changed; empty where it can."""
        many = self.texts[0].count(self.was)
        return "" if many == 1 else f"GONE {self.file}: {self.name}: {self.was!r} stands there {many} times, not once"


def mistakes(only: Sequence[str] = ()) -> list[Mistake]:
    """Give the mistakes, or those in files whose names hold one of these words."""
    with LISTED.open(encoding="utf-8", newline="") as given:
        listed = [Mistake(**row) for row in csv.DictReader(given)]
    return [each for each in listed if not only or any(word in each.file for word in only)]


def groups(how_many: int, realistic: int, crowded: int, first: int) -> Iterator[Asked]:
    """Give groups of cases with what the engine for one case says: of each kind so many in all, each case on one day."""
    others = list(all_laws())
    for number in range(ROUNDS):
        seed, law = first + number, others[(first + 7 * number) % len(others)]
        yield from known(cases_of_duties(crowded // ROUNDS, seed), number)  # most is found by these
        yield from known(cases_of_duties(crowded // ROUNDS, seed, law, tight=True), number, law)
        if how_many:
            yield from known(drawn(how_many // ROUNDS, seed), number)
        if realistic:
            yield from known(tuple(caseload_cases(realistic // ROUNDS, seed=seed, as_of=AS_OF)), number)


def small_groups(how_many: int, first: int) -> Iterator[Asked]:
    """Give groups of cases that are crowded with what one rule of the small law reads."""
    for number in range(ROUNDS):
        for tight in (True, False):
            cases = cases_of_duties(how_many // ROUNDS, first + number, small_law(), tight=tight, each=True)
            yield from known(cases, number, small_law())


def known(cases: Sequence[Case], number: int, law: Statute | None = None) -> Iterator[Asked]:
    """Give cases in groups, with what the engine for one case says."""
    for as_of, group in asked(cases, number, ROUNDS, max(len(cases) // GROUPS, 1)):
        yield Asked(group, as_of, law=law)


functions_of = cache(_functions)
"""By the path of a file its functions that are loaded, looked for once."""


def put_in(mistake: Mistake) -> bool:
    """Put a mistake into the functions that are loaded, and forget what they had found before; give whether it is in."""
    if not swap(mistake.path, *mistake.texts, functions_of(mistake.path)):
        return False
    for name, module in list(sys.modules.items()):
        if name.startswith("sendrules.caseload.columns"):
            for kept in vars(module).values():
                if hasattr(kept, "cache_clear"):
                    kept.cache_clear()
    return True


def found_by(mistake: Mistake, tried: Sequence[Asked]) -> bool:
    """Whether a mistake is found: by a difference, or by an error."""

    def work() -> bool:
        if not put_in(mistake):
            raise RuntimeError(mistake.name)  # told apart before, in ``fits``
        return not any(group.compared(stop=True).differences for group in tried)

    return in_fork(work) != "survived"


def found_by_its_test(mistake: Mistake) -> bool:
    """Whether the test that a mistake names fails with it, and not without it."""
    asked = [*PLAIN, *_DRAWN_BEFORE, "--import-mode=importlib", str(ROOT / mistake.test)]

    def without() -> bool:
        with Path(os.devnull).open("w") as nowhere, redirect_stdout(nowhere):
            return pytest.main(asked) == pytest.ExitCode.OK

    def work() -> bool:
        return put_in(mistake) and without()

    return bool(mistake.test) and in_fork(without) == "survived" and in_fork(work) != "survived"


def fits(mistake: Mistake) -> bool:
    """Whether a mistake lies within functions, where it can be put in."""
    return in_fork(lambda: put_in(mistake)) == "survived"


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--only", nargs="*", default=(), help="only mistakes in files whose names hold one of these words"
    )
    parser.add_argument("--drawn", type=int, default=1200, help="cases of the public strategies")
    parser.add_argument("--realistic", type=int, default=1600, help="realistic cases")
    parser.add_argument("--crowded", type=int, default=2000, help="cases that are crowded with what one duty reads")
    parser.add_argument("--small", type=int, default=3000, help="cases that are crowded with what one small rule reads")
    parser.add_argument("--more", type=int, default=MORE, help="how many times more cases for what lives; 0 for none")
    args = parser.parse_args()
    start, every = time.perf_counter(), mistakes(args.only)
    gone = [mistake.gone or ("" if fits(mistake) else f"NOT WITHIN A FUNCTION {mistake.name}") for mistake in every]
    found: dict[str, list[Mistake]] = {way: [] for way in WAYS}
    living = [mistake for mistake, why in zip(every, gone, strict=True) if not why]
    for more in range(1 + args.more):  # piece by piece, so that not all has to be in memory
        if not living:
            break
        seed = 1000 * more
        take(living, found["law"], list(groups(args.drawn, 0 if more else args.realistic, args.crowded, seed)))
        take(living, found["small-law"], list(small_groups(args.small, seed)))
        if not more:
            found["test"] = [mistake for mistake in living if found_by_its_test(mistake)]
            living = [mistake for mistake in living if mistake not in found["test"]]
        left = ", ".join(mistake.name for mistake in living) if more else str(len(living))
        print(f"{said(found)}; left after {time.perf_counter() - start:,.0f} s: {left}", flush=True)
    for way, those in found.items():
        for mistake in those:
            if mistake.by != way:
                print(f"listed as found by {mistake.by}, found by {way}: {mistake.file}: {mistake.name}")
    for mistake in living:
        print(f"LIVES {mistake.file}: {mistake.name}")
    for why in filter(None, gone):
        print(why)
    print(f"{len(every) - len(living) - sum(map(bool, gone))} of {len(every)} found: {said(found)}")
    sys.exit(bool(living) or any(gone))


def said(found: Mapping[str, Sequence[Mistake]]) -> str:
    """Say how many mistakes each way found."""
    return ", ".join(f"{len(those)} by {way}" for way, those in found.items())


def take(living: list[Mistake], found: list[Mistake], tried: Sequence[Asked]) -> None:
    """Move what these cases find from the living to the found."""
    differing = [text for group in tried for text in group.compared().differing]
    if differing:
        sys.exit(f"columns differ already: {differing[0]}")
    mine = [mistake for mistake in living if found_by(mistake, tried)]
    found += mine
    living[:] = [mistake for mistake in living if mistake not in mine]


if __name__ == "__main__":
    main()
