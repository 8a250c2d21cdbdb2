"""What a check asks of a return: its columns by request, joined on the request and never on the person."""

from __future__ import annotations

from datetime import date
from functools import cached_property

import numpy as np

from sendrules.sen2.items import ACTIVE_PLANS, ASSESSMENT, NAMED_PLAN, PERSON, REQUESTS
from sendrules.sen2.returns import NO_DAY, Flags, Return, Rows

_EPOCH = date(1970, 1, 1).toordinal()


class Asked:
    """A return, asked by request.

    Args:
        found: the return.
    """

    def __init__(self, found: Return) -> None:
        self.found = found

    @cached_property
    def records(self) -> dict[str, Rows]:
        """By module that a request has one record of: by request, the number of that record; -1 for none."""
        assessment = self.found.one_child(ASSESSMENT)
        plan: Rows = np.append(self.found.one_child(NAMED_PLAN), -1)[assessment].astype(np.int32)
        return {
            PERSON: self.found[REQUESTS].parent,
            REQUESTS: np.arange(len(self.found[REQUESTS]), dtype=np.int32),
            ASSESSMENT: assessment,
            NAMED_PLAN: plan,
            ACTIVE_PLANS: self.found.one_child(ACTIVE_PLANS),
        }

    def day(self, module: str, item: str) -> Rows:
        """Give by request a day; ``NO_DAY`` where there is none.

        Args:
            module: the module.
            item: the item.
        """
        days: Rows = np.append(self.found[module].days(item), np.int32(NO_DAY))[self.records[module]]
        return days

    def says(self, module: str, item: str, *codes: str) -> Flags:
        """Say by request whether an item says one of these codes.

        Args:
            module: the module.
            item: the item.
            codes: the codes.
        """
        said: Flags = np.append(self.found[module].says(item, *codes), False)[self.records[module]]
        return said

    def holds(self, module: str, item: str) -> Flags:
        """Say by request whether a flag is 1.

        Args:
            module: the module.
            item: the item.
        """
        said: Flags = np.append(self.found[module].holds(item), False)[self.records[module]]
        return said

    def given(self, module: str, item: str) -> Flags:
        """Say by request whether an item says anything; what was refused was said all the same.

        Args:
            module: the module.
            item: the item.
        """
        records = self.found[module]
        said: Flags = np.append(records.given(item) | records.was_refused(item), False)[self.records[module]]
        return said

    def there(self, module: str) -> Flags:
        """Say by request whether it has a record of a module.

        Args:
            module: the module.
        """
        found: Flags = self.records[module] >= 0
        return found

    def of_requests(self, which: Flags, module: str) -> Rows:
        """Give the records of a module that belong to these requests.

        Args:
            which: by request, whether it is meant.
            module: the module.
        """
        found: Rows = self.records[module][which & self.there(module)]
        return found

    @property
    def survey_day(self) -> int:
        """The survey day as a number; ``NO_DAY`` where nobody says it."""
        day = self.found.header.survey_day
        return int(NO_DAY) if day is None else day.toordinal() - _EPOCH


def before(first: Rows, second: Rows) -> Flags:
    """Say where both days are known and the first is before the second.

    Args:
        first: days.
        second: days.
    """
    found: Flags = (first != NO_DAY) & (second != NO_DAY) & (first < second)
    return found
