"""``Writer``: draws by chance for many cases at once, and gathers what happens in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sendrules.case.kinds import EventKind, ServiceMethod
from sendrules.case.meanings import KINDS
from sendrules.testing.synthetic.days import NO_DAY, Ints
from sendrules.testing.synthetic.words import DAYS, code

Flags = NDArray[np.bool_]
Field = Ints | int
_POSTED = {
    ServiceMethod.FIRST_CLASS_POST: 0.55, ServiceMethod.EMAIL_AGREED: 0.37, ServiceMethod.SECOND_CLASS_POST: 0.05,
    ServiceMethod.BY_HAND: 0.03,
}  # fmt: skip
_FAR = 2**29


@dataclass(frozen=True, slots=True)
class Lines:
    """Some lines of the table: of one kind, one case each."""

    kind: int
    case: Ints
    on: Ints
    fields: Mapping[str, Field]


class Writer:
    """Draws by chance, and gathers lines.

    Args:
        cases: how many cases there are.
        draw: gives what is by chance.
        as_of: the day on which the files are read: what comes later is left out, unless it is known in advance.

    Attributes:
        cases: how many cases there are.
        draw: gives what is by chance.
        as_of: the day on which the files are read.
        lines: what was gathered.
        ends: by case the day after which nothing more happens in it.
    """

    def __init__(self, cases: int, draw: np.random.Generator, as_of: int) -> None:
        self.cases, self.draw, self.as_of = cases, draw, as_of
        self.lines: list[Lines] = []
        self.ends: Ints = np.full(cases, _FAR, np.int32)

    # what is by chance

    def chance(self, number: int, share: float | NDArray[np.float64]) -> Flags:
        """Say yes in about such a share."""
        found: Flags = self.draw.random(number) < share
        return found

    def between(self, number: int, first: int, last: int) -> Ints:
        """Give whole numbers from the first to the last."""
        return self.draw.integers(first, last, number, np.int32, endpoint=True)

    def tail(self, number: int, mean: float, most: int) -> Ints:
        """Give whole numbers from 0, small ones more often, none above the most."""
        return np.minimum(self.draw.exponential(mean, number), most).astype(np.int32)

    def word(self, column: str, number: int, words: Mapping[Any, float]) -> Ints:
        """Give words of a column, as codes, each in about its share."""
        codes = np.array([code(column, word) for word in words], np.int32)
        shares = np.cumsum(np.array(list(words.values()), np.float64))
        index = np.searchsorted(shares, self.draw.random(number) * shares[-1], "right")
        found: Ints = codes[np.minimum(index, len(codes) - 1)]
        return found

    def notice(
        self, on: Ints, *, served: float = 0.25, method: float = 0.3, written: float = 0.1, telephone: bool = False
    ) -> dict[str, Field]:
        """Give how notices went: for a share the day of service, for a share of the others how they were sent.

        Args:
            on: the day each was sent.
            served: the share of which the day of service is recorded.
            method: of the others the share of which it is recorded how they were sent.
            written: the share of which the date on the document is recorded.
            telephone: whether some were told by telephone.
        """
        number = len(on)
        arrived = on + self.between(number, 0, 4)
        known = self.chance(number, served) & (arrived <= self.as_of)
        how = self.word("method", number, _POSTED | ({ServiceMethod.BY_TELEPHONE: 0.03} if telephone else {}))
        dated = on - self.between(number, 0, 3)
        return {
            "served": np.where(known, arrived, NO_DAY).astype(np.int32),
            "method": np.where(~known & self.chance(number, method), how, 0).astype(np.int32),
            "written": np.where(self.chance(number, written), dated, NO_DAY).astype(np.int32),
        }

    # what happens

    def add(self, kind: EventKind, case: Ints, on: Ints, which: Flags | None = None, **fields: Field) -> None:
        """Add an event to each case, save where its day is still to come and not known in advance.

        Args:
            kind: what happens.
            case: the cases.
            on: the day in each.
            which: where it happens; everywhere, where None.
            fields: what else is recorded: one for all, or one for each.
        """
        happens = on > 0 if KINDS[kind].scheduled else on <= self.as_of
        self._put(kind.value, case, on, happens if which is None else which & happens, fields)

    def plan_ahead(self, kind: EventKind, case: Ints, on: Ints, which: Flags) -> None:
        """Add what is planned, and has not happened, to some cases."""
        self._put(kind.value, case, on, which & (on > self.as_of), {"planned": 2})

    def around(self, kind: str, case: Ints, which: Flags, **fields: Field) -> None:
        """Add a circumstance to some cases."""
        self._put(kind, case, np.full(len(case), NO_DAY, np.int32), which, fields)

    def missed(self, case: Ints, on: Ints, which: Flags, **fields: Field) -> None:
        """Add a missed appointment to some cases."""
        self._put("missed-appointment", case, on, which, fields)

    def determine(self, case: Ints, on: Ints, which: Flags, **fields: Field) -> None:
        """Add a determination to some cases, where its day has come."""
        self._put("determination", case, on, which & (on <= self.as_of), fields)

    def _put(self, kind: str, case: Ints, on: Ints, which: Flags, fields: Mapping[str, Field]) -> None:
        if not which.any():
            return
        kept = {name: value if isinstance(value, int) else value[which] for name, value in fields.items()}
        self.lines.append(Lines(code("kind", kind), case[which], on[which].astype(np.int32), kept))

    def end(self, case: Ints, on: Ints, which: Flags) -> None:
        """Let nothing happen in some cases after a day."""
        np.minimum.at(self.ends, case[which], on[which])


def column(lines: Sequence[Lines], name: str) -> Ints:
    """Give a column of lines, one after another; what they do not say is empty.

    Args:
        lines: the lines.
        name: the name of the column.
    """
    empty = NO_DAY if name in DAYS else 0
    parts = [np.broadcast_to(np.asarray(each.fields.get(name, empty), np.int32), len(each.case)) for each in lines]
    return np.concatenate(parts) if parts else np.empty(0, np.int32)
