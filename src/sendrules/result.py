"""The answer for one case on one day: the law's, and beside it an authority's view and what an amendment would change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sendrules.explanation import Step
from sendrules.statutory.result import DutyResult, StatutoryResult
from sendrules.statutory.what_if import Difference, differences

if TYPE_CHECKING:
    from sendrules.case.case import Case
    from sendrules.errors import Problem
    from sendrules.law.model.amendment import Amendment
    from sendrules.law.statute import Statute
    from sendrules.local.apply import LocalResult
    from sendrules.receipts.receipt import Receipt
    from sendrules.statutory.instance import Instance
    from sendrules.time.calendar import WorkingCalendar


class Result(Mapping[str, DutyResult]):
    """The answer for one case on one day. Look a duty up by its id.

    Attributes:
        statutory: the law's answer.
        local: the authority's view beside it; None where no authority was asked.
        what_if: what an amendment would change, beside it; None where no amendment was given.
    """

    __slots__ = ("local", "statutory", "what_if")

    def __init__(
        self, statutory: StatutoryResult, local: LocalResult | None = None, what_if: WhatIf | None = None
    ) -> None:
        self.statutory, self.local, self.what_if = statutory, local, what_if

    def __repr__(self) -> str:
        return f"<Result {self.case.reference} as of {self.as_of}: {len(self.overdue)} overdue>"

    def __getitem__(self, id: str) -> DutyResult:
        return self.statutory[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self.statutory)

    def __len__(self) -> int:
        return len(self.statutory)

    @property
    def as_of(self) -> date:
        """The day of the question."""
        return self.statutory.view.as_of

    @property
    def case(self) -> Case:
        """The case."""
        return self.statutory.view.case

    @property
    def calendar(self) -> WorkingCalendar:
        """The working days used; its id and digest are in ``to_dict``."""
        return self.statutory.view.calendar

    @property
    def overdue(self) -> tuple[Instance, ...]:
        """Every instance of a binding duty whose limit has passed without the act, earliest first."""
        return self.statutory.overdue

    @property
    def pending(self) -> tuple[Instance, ...]:
        """Every instance of a binding duty whose limit is still to come, earliest first."""
        return self.statutory.pending

    @property
    def rights(self) -> tuple[Instance, ...]:
        """Every right whose time is still running, such as an appeal, earliest first. Nobody owes its use."""
        return self.statutory.rights

    @property
    def next_due(self) -> Instance | None:
        """The binding limit that comes next, or None."""
        return self.statutory.next_due

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What looks wrong in the case without being impossible."""
        return self.statutory.warnings

    @property
    def receipt(self) -> Receipt:
        """What the law's answer rests on, so that ``replay`` can give it again or say what changed."""
        from sendrules.receipts.receipt import receipt_of

        return receipt_of(self.statutory)

    def explain(self, id: str) -> Step:
        """Give the reason for one duty's answer, as a tree of steps.

        Raises:
            UnknownDuty: with the nearest ids.
        """
        from sendrules.wording.explain import duty_step

        return duty_step(self[id], self.statutory)

    def family_page(self) -> str:
        """Write one page for a family, in everyday words: what is late, what the family may do, and by when.

        It has at most 60 rows of 80 characters, and is plain text that is also Markdown.
        """
        from sendrules.wording.family_page import family_page_of

        return family_page_of(self.statutory).to_text()

    def officer_page(self) -> str:
        """Write one page for an officer: every limit with its basis, its provision, the exceptions, and what is missing.

        It has at most 160 rows of 80 characters, and is plain text that is also Markdown.
        """
        from sendrules.wording.officer_page import officer_page_of

        return officer_page_of(self.statutory).to_text()

    def to_dict(self, *, full: bool = False, duties: Iterable[str] | None = None) -> dict[str, Any]:
        """Give the answer as plain data for JSON. ``result_schema`` describes each form.

        The compact form leaves out what is not there: `local` without an authority, `what_if` without an amendment, and
        every duty that nothing in the case starts.

        Args:
            full: give the full form: every duty, and every exception with its reasons.
            duties: give these duties alone, by id, with every exception and the reasons.

        Raises:
            UnknownDuty: one of the ids is not known; with the nearest ids.
            ValueError: both ``full`` and ``duties`` are given.

        >>> from sendrules import Case, Event, evaluate
        >>> case = Case(reference="A-17", events=[Event(kind="request", on=date(2025, 5, 21))])
        >>> for item in evaluate(case, as_of=date(2025, 10, 9)).to_dict()["overdue"][-1:]:
        ...     print(f"{item['title']}: due {item['due']}, {item['days_late']} day late ({item['provision']})")
        Send the finalised EHC plan: due 2025-10-08, 1 day late (SEND Regs reg 13(2))
        """
        if full and duties is not None:
            raise ValueError("give full or duties, not both: duties have the full detail")
        if duties is not None:
            return self._duties_dict(tuple(dict.fromkeys(duties)))
        from sendrules.wording.compact import compact_dict
        from sendrules.wording.data import result_dict

        out = result_dict(self.statutory) if full else compact_dict(self.statutory)
        if full or self.local:
            out["local"] = self.local.to_dict(full=full) if self.local else None
        return out | ({"what_if": self.what_if.to_dict(full=full)} if self.what_if else {})

    def _duties_dict(self, ids: tuple[str, ...]) -> dict[str, Any]:
        from sendrules.wording.data import amended_duties_dict, duties_dict

        beside = amended_duties_dict(self.what_if.under, ids) if self.what_if else None
        return duties_dict(self.statutory, ids) | ({"what_if": beside} if beside else {})


class WhatIf:
    """What an amendment would change in one case on one day, held against the answer of the law.

    Args:
        law: the answer of the law.
        amended: the statute with the amendment.

    Attributes:
        law: the answer of the law.
        under: the answer as it would be. It is no answer of the law; its statute says so too.

    Raises:
        ValueError: the statute is not amended.
    """

    def __init__(self, law: StatutoryResult, amended: Statute) -> None:
        if amended.amendment is None:
            raise ValueError("the statute is under no amendment")
        self.law, self.under = law, StatutoryResult(law.view, amended)

    def __repr__(self) -> str:
        return f"<WhatIf {self.amendment.id}: {len(self.differences)} answers would differ>"

    def __getitem__(self, id: str) -> DutyResult:
        return self.under[id]

    @property
    def amendment(self) -> Amendment:
        """The amendment."""
        assert self.under.law.amendment is not None
        return self.under.law.amendment

    def touches(self, id: str) -> bool:
        """Whether the amendment may change the answers for a duty."""
        return self.under.law.touches(id)

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """Every occurrence that would be answered otherwise, both answers side by side, in the order of the law."""
        return tuple(differences(self.law, self.under))

    @property
    def receipt(self) -> Receipt:
        """What the answer under the amendment rests on; it names the amendment and keeps its text."""
        from sendrules.receipts.receipt import receipt_of

        return receipt_of(self.under)

    def explain(self, id: str) -> Step:
        """Give both reasons for one duty, the law's first.

        Raises:
            UnknownDuty: with the nearest ids.
        """
        from sendrules.wording.explain import duty_step

        both = (duty_step(self.law[id], self.law), duty_step(self.under[id], self.under))
        return Step("both", f"in law, and what if: {self.amendment.name}", steps=both)

    def to_dict(self, *, full: bool = False) -> dict[str, Any]:
        """Give the amendment and what would differ, with both answers, as plain data.

        Args:
            full: give the occurrences in full, and the whole answer under the amendment too.
        """
        from sendrules.wording.compact import compact_what_if
        from sendrules.wording.data import what_if_dict

        return what_if_dict(self.differences, self.under) if full else compact_what_if(self.differences, self.amendment)
