"""``Records``: what is recorded in the cases of a batch, as the wait for something reads it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sendrules.case.kinds import ORDERING, EventKind, Order
from sendrules.case.meanings import KINDS as MEANINGS
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import KINDS, ORDER_CODE, Days, Flags, Rows
from sendrules.caseload.local.wait_columns import Texts


class Records:
    """What is recorded in the cases of a batch.

    Args:
        batch: the cases as known on the day of the question.
        texts: gets the texts of the reasons.
    """

    def __init__(self, batch: Batch, texts: Texts) -> None:
        self.batch, self.texts = batch, texts

    def any_ordering(self, orders: Iterable[Order]) -> Rows:
        """Give the rows of the orders, agreements and concessions that say one of these.

        Args:
            orders: what they say.
        """
        rows = self.batch.rows(ORDERING)
        return rows[np.isin(self.batch.code("order", rows), [ORDER_CODE[order] for order in orders])]

    def cases_of(self, rows: Rows) -> Flags:
        """Give by case whether one of these rows is of it.

        Args:
            rows: the rows of events.
        """
        return self.cases_among(self.batch.case[rows])

    def any_from(self, kinds: Iterable[EventKind], day: Days) -> Flags:
        """Give by case whether there is an event of some kinds on a day or after it.

        Args:
            kinds: the kinds.
            day: the day of each case.
        """
        return self.batch.first_from(tuple(kinds), self.every, day) >= 0

    def cases_among(self, cases: NDArray[Any]) -> Flags:
        """Give by case whether it is one of these.

        Args:
            cases: the numbers of the cases.
        """
        found = np.zeros(self.batch.cases, bool)
        found[cases] = True
        return found

    @property
    def every(self) -> Rows:
        """Every case by its number."""
        return np.arange(self.batch.cases)

    def title(self, rows: Rows, before: str, after: str) -> tuple[NDArray[np.int32], Flags]:
        """Give a text around the title of each event, as codes, and which titles have a name that the table has not in full.

        Args:
            rows: the rows of the events.
            before: what stands before the title.
            after: what stands after it.
        """
        kinds = self.batch.kind[rows]
        codes = np.zeros(len(KINDS), np.int32)
        for code in np.unique(kinds).tolist():
            codes[code] = self.texts.code(f"{before}{MEANINGS[KINDS[code]].title}{after}")
        return codes[kinds], self.batch.code("about", rows) != 0
