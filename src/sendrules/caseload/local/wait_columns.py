"""``WaitColumns``: how each case of a batch waits, one column a field of ``Waiting``; and the texts that its reasons are made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Self

import numpy as np
from numpy.typing import NDArray

from sendrules.caseload.columns.codes import NO_DAY, Days, Flags, maybe_date, to_date
from sendrules.caseload.local.rows import Row
from sendrules.explanation import words
from sendrules.statutory.waited_for import WaitingFor
from sendrules.statutory.waiting import Part, Waiting

PARTS: tuple[Part, ...] = tuple(Part)
WAITING, NOT_KNOWN, NOT_WAITING = (PARTS.index(part) for part in (Part.WAITING, Part.NOT_KNOWN, Part.NOT_WAITING))


class Texts:
    """Codes for texts in which ``{day}`` and ``{other}`` stand for days; 0 is the empty text."""

    def __init__(self) -> None:
        self._texts = [""]
        self._codes = {"": 0}

    def code(self, text: str) -> int:
        """Give the code of a text.

        Args:
            text: the text.
        """
        code = self._codes.setdefault(text, len(self._texts))
        if code == len(self._texts):
            self._texts.append(text)
        return code

    def text(self, code: int) -> str:
        """Give the text of a code, without days.

        Args:
            code: the code.
        """
        return self._texts[code]

    def said(self, code: int, day: int, other: int = NO_DAY) -> str:
        """Give the text of a code, with its days.

        Args:
            code: the code.
            day: the day, as a number.
            other: the other day, where the text has two.
        """
        text = self._texts[code]
        if "{other}" in text:
            text = text.replace("{other}", _in_words(other))
        return text.replace("{day}", _in_words(day)) if "{day}" in text else text


@cache
def _in_words(day: int) -> str:
    return words(to_date(day))


Codes = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class WaitColumns:
    """How cases wait, a case a row. What stands in the row of a case in the guard says nothing.

    Attributes:
        part: whether it waits, as an index into ``PARTS``.
        received: the day from which the wait counts; ``NO_DAY`` for none.
        limit: the limit that runs; ``NO_DAY`` for none.
        given: the day on which what is waited for was given; ``NO_DAY`` where it was not.
        lifted: whether the limit is disapplied.
        not_yet: whether what it would wait for cannot come yet.
        why: why it does not wait, or that is not known: a code of ``Texts``.
        why_day: the day in that text.
        other_day: the other day in it, where it has two.
        basis: what the limit follows from: a code of ``Texts``.
        basis_day: the day in that text.
        since: what the wait counts from, where that is no request: a code of ``Texts``.
        guard: whether the engine for one case has to tell.
    """

    part: NDArray[np.int8]
    received: Days
    limit: Days
    given: Days
    lifted: Flags
    not_yet: Flags
    why: Codes
    why_day: Days
    other_day: Days
    basis: Codes
    basis_day: Days
    since: Codes
    guard: Flags

    @classmethod
    def of(cls, cases: int) -> Self:
        """Give columns for so many cases of which nothing is told.

        Args:
            cases: how many.
        """
        flags, codes, days = np.zeros(cases, bool), np.zeros(cases, np.int32), np.full(cases, NO_DAY, np.int32)
        return cls(
            part=np.full(cases, NOT_KNOWN, np.int8),
            received=days,
            limit=days,
            given=days,
            lifted=flags,
            not_yet=flags,
            why=codes,
            why_day=days,
            other_day=days,
            basis=codes,
            basis_day=days,
            since=codes,
            guard=flags,
        ).copy()

    def copy(self) -> Self:
        """Give a copy that can be changed without the other."""
        return replace(self, **{each.name: getattr(self, each.name).copy() for each in fields(self)})

    def take(self, other: Self, which: Flags) -> None:
        """Take over what another says of some cases, its guard too.

        Args:
            other: the other.
            which: by case, whether to.
        """
        for each in fields(self):
            getattr(self, each.name)[which] = getattr(other, each.name)[which]

    def leave(self, which: Flags) -> None:
        """Leave some cases to the engine for one case.

        Args:
            which: by case, whether to.
        """
        self.guard[which] = True

    def say(
        self,
        which: Flags,
        part: int,
        text: int | Codes,
        day: Days | None = None,
        other: Days | None = None,
        *,
        not_yet: bool = False,
    ) -> None:
        """Say of some cases that they do not wait, or that it is not known, and why. Their dates stay.

        Args:
            which: by case, whether it is said.
            part: in which part of a queue they are.
            text: why: a code of ``Texts``, or by case a code.
            day: by case the day in the text.
            other: by case the other day in it.
            not_yet: whether what they would wait for cannot come yet.
        """
        self.part[which], self.not_yet[which] = part, not_yet
        self.why[which] = text if isinstance(text, int) else text[which]
        if day is not None:
            self.why_day[which] = day[which]
        if other is not None:
            self.other_day[which] = other[which]

    def waitings(self, rows: list[Row], waits_for: WaitingFor, texts: Texts) -> Iterator[Waiting | None]:
        """Give each case's ``Waiting``; None for those in the guard.

        Args:
            rows: the cases.
            waits_for: what is waited for.
            texts: the texts.
        """
        columns = [getattr(self, each.name).tolist() for each in fields(self)]
        for row, *found in zip(rows, *columns, strict=True):
            part, received, limit, given, lifted, not_yet, why, why_day, other_day, basis, basis_day, since, guard = (
                found
            )
            if guard:
                yield None
                continue
            yield Waiting(
                case=row,
                received=maybe_date(received),
                limit=maybe_date(limit),
                part=PARTS[part],
                why=texts.said(why, why_day, other_day),
                not_yet=not_yet,
                given=maybe_date(given),
                basis=texts.said(basis, basis_day),
                lifted=lifted,
                waits_for=waits_for,
                since=texts.said(since, NO_DAY),
            )
