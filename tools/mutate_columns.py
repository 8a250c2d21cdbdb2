"""Named mistakes in the law on columns: is each one found by comparing it with the engine for one case?

    uv run --group dev python tools/mutate_columns.py                              # the cases of the tests, then more for what lives
    uv run --group dev python tools/mutate_columns.py --only search limbs          # mistakes in these files
    uv run --group dev python tools/mutate_columns.py --drawn 400 --realistic 400  # fewer cases

`tests/mutants_of_columns.csv` names the mistakes: a file of `caseload/columns/`, what stands there, and what stands there by mistake. A
mistake is put into the functions that are loaded, in a fork, so that the answers of the engine for one case are worked out once. It is
found where any field of any occurrence differs, or an error is raised; else where the test fails that the file names for it. What lives
is tried again with ten times as many cases of the public strategies and of crowded ones (`tests/support/cases_of_duties.py`). A row
whose text is no longer there is an error: change it with the code. It fails where a mistake lives.
"""

from __future__ import annotations

import argparse
import csv
import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests" / "support"), str(ROOT / "tools")]

import pytest  # noqa: E402
from mutate import PLAIN, _functions, in_fork, swap  # noqa: E402

from cases_of_duties import GROUPS, cases_of_duties  # noqa: E402
from comparing_columns import Asked, asked, drawn  # noqa: E402
from sendrules.case.case import Case  # noqa: E402
from sendrules.testing.caseloads import caseload_cases  # noqa: E402

LISTED = ROOT / "tests" / "mutants_of_columns.csv"
COLUMNS = Path("src/sendrules/caseload/columns")
ROUNDS, MORE = 4, 10
AS_OF = date(2026, 1, 5)


@dataclass
class Mistake:
    """A mistake.

    Attributes:
        name: what goes wrong, in words.
        file: the file, within ``caseload/columns``.
        was: what stands there.
        now: what stands there by mistake.
        test: a test that finds it where the comparison may not; else empty.
    """

    name: str
    file: str
    was: str
    now: str
    test: str = ""

    @property
    def path(self) -> str:
        """The file, from the root of the repository."""
        return str(COLUMNS / self.file)

    @cached_property
    def texts(self) -> tuple[str, str]:
        """The text of the file without the mistake and with it."""
        text = (ROOT / self.path).read_text(encoding="utf-8")
        if text.count(self.was) != 1:
            sys.exit(
                f"{LISTED.name}: {self.name!r}: {self.was!r} stands {text.count(self.was)} times in {self.file}, not once"
            )
        return text, text.replace(self.was, self.now)


def mistakes(only: Sequence[str] = ()) -> list[Mistake]:
    """Give the mistakes, or those in files whose names hold one of these words."""
    with LISTED.open(encoding="utf-8", newline="") as given:
        listed = [Mistake(**row) for row in csv.DictReader(given)]
    return [each for each in listed if not only or any(word in each.file for word in only)]


def groups(how_many: int, realistic: int, crowded: int, first: int) -> Iterator[Asked]:
    """Give groups of cases with what the engine for one case says: of each kind so many in all, each case on one day."""
    for number in range(ROUNDS):
        kinds: list[Sequence[Case]] = [cases_of_duties(crowded // ROUNDS, first + number)]  # most is found by these
        if how_many:
            kinds.append(drawn(how_many // ROUNDS, first + number))
        if realistic:
            kinds.append(tuple(caseload_cases(realistic // ROUNDS, seed=first + number, as_of=AS_OF)))
        for cases in kinds:
            for as_of, group in asked(cases, number, ROUNDS, max(len(cases) // GROUPS, 1)):
                yield Asked(group, as_of)


def found_by(mistake: Mistake, tried: Sequence[Asked]) -> bool:
    """Whether a mistake is found: by a difference, or by an error."""

    def work() -> bool:
        before, after = mistake.texts
        if not swap(mistake.path, before, after, _functions(mistake.path)):
            raise RuntimeError(mistake.name)  # told apart before, in ``fits``
        return not any(group.compared(stop=True).differences for group in tried)

    return in_fork(work) != "survived"


def found_by_its_test(mistake: Mistake) -> bool:
    """Whether the test that a mistake names fails with it, and not without it."""
    asked = [*PLAIN, "--import-mode=importlib", str(ROOT / mistake.test)]

    def without() -> bool:
        with Path(os.devnull).open("w") as nowhere, redirect_stdout(nowhere):
            return pytest.main(asked) == pytest.ExitCode.OK

    def work() -> bool:
        return swap(mistake.path, *mistake.texts, _functions(mistake.path)) and without()

    return bool(mistake.test) and in_fork(without) == "survived" and in_fork(work) != "survived"


def fits(mistake: Mistake) -> bool:
    """Whether a mistake lies within functions, where it can be put in."""

    def work() -> bool:
        before, after = mistake.texts
        return swap(mistake.path, before, after, _functions(mistake.path))

    return in_fork(work) == "survived"


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--only", nargs="*", default=(), help="only mistakes in files whose names hold one of these words"
    )
    parser.add_argument("--drawn", type=int, default=1200, help="cases of the public strategies")
    parser.add_argument("--realistic", type=int, default=1600, help="realistic cases")
    parser.add_argument("--crowded", type=int, default=1000, help="cases that are crowded with what one duty reads")
    parser.add_argument("--more", type=int, default=MORE, help="how many times more cases for what lives; 0 for none")
    args = parser.parse_args()
    todo = mistakes(args.only)
    for mistake in todo:
        _ = mistake.texts  # as it is now, whatever is done to the files meanwhile
    start = time.perf_counter()
    tried = list(groups(args.drawn, args.realistic, args.crowded, 0))
    wrong = [group.compared() for group in tried]
    if any(found.differences for found in wrong):
        sys.exit("columns differ already: " + "\n".join(next(found.differing for found in wrong if found.differences)))
    cannot = [mistake for mistake in todo if not fits(mistake)]
    if cannot:
        sys.exit("not within a function: " + ", ".join(mistake.name for mistake in cannot))
    print(
        f"{len(todo)} mistakes, {sum(found.cases for found in wrong):,} cases, ready after {time.perf_counter() - start:,.0f} s",
        flush=True,
    )
    living = [mistake for mistake in todo if not found_by(mistake, tried)]
    print(
        f"{len(todo) - len(living)} found with these cases; not yet: "
        + "; ".join(f"{m.file}: {m.name}" for m in living),
        flush=True,
    )
    living = [mistake for mistake in living if not found_by_its_test(mistake)]
    for number in range(args.more if living else 0):  # piece by piece, so that not all has to be in memory
        more = list(groups(args.drawn, 0, args.crowded, 1000 * (number + 1)))
        living = [mistake for mistake in living if not found_by(mistake, more)]
    for mistake in living:
        print(f"LIVES {mistake.file}: {mistake.name}")
    print(f"{len(todo) - len(living)} of {len(todo)} found, {time.perf_counter() - start:,.0f} s")
    sys.exit(bool(living))


if __name__ == "__main__":
    main()
