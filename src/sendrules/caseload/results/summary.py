"""``Summary``: what is said of a whole run: what came in, what was answered by whom, and what was not."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from sendrules.caseload.tables.invalid import Invalid

MOST_LISTED = 1000
"""How many invalid rows are listed; all are counted."""


@dataclass(slots=True, kw_only=True)
class Summary:
    """What a run answered, and what it did not. Counts of several batches add up.

    Attributes:
        rows_in: the rows that came in: events, and what is known around them.
        rows_answered: those of the cases that were answered.
        rows_invalid: those that are wrong.
        rows_left_out: those that are right, and belong to a case with a wrong row.
        invalid: what is wrong with them, with file, row, column, reason and fix: the first thousand.
        cases_in: the cases that came in.
        cases_answered: those that were answered.
        cases_invalid: those that were left out, since one of their rows is invalid.
        answers: the rows of the answers.
        answers_by_columns: those that columns gave; the engine for one case gave the rest.
        guarded: by duty, of how many cases columns could not tell the answer.
        undecided: by duty, of how many cases columns could not tell whether the answer is contested.
        no_twin: by class of the law that columns do not know, how many answers about one duty of one case wait for it.
        audited_cases: how many cases the engine for one case answered again.
        audited_answers: how many rows of columns were compared with its rows, in every field. None differed.
        notes: what else was noticed, such as which column of a file was taken for what.
        seconds: how long each part took: read, evaluate, one-case, audit, write. Of several processes it is the sum.
    """

    rows_in: int = 0
    rows_answered: int = 0
    rows_invalid: int = 0
    rows_left_out: int = 0
    invalid: list[Invalid] = field(default_factory=list)
    cases_in: int = 0
    cases_answered: int = 0
    cases_invalid: int = 0
    answers: int = 0
    answers_by_columns: int = 0
    guarded: Counter[str] = field(default_factory=Counter)
    undecided: Counter[str] = field(default_factory=Counter)
    no_twin: Counter[str] = field(default_factory=Counter)
    audited_cases: int = 0
    audited_answers: int = 0
    notes: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def share_by_columns(self) -> float | None:
        """The share of the answers that columns gave, from 0 to 1; None where there is no answer."""
        return self.answers_by_columns / self.answers if self.answers else None

    def add(self, other: Summary) -> None:
        """Add the counts of another batch.

        Args:
            other: what is said of it.
        """
        for each in fields(self):
            mine, theirs = getattr(self, each.name), getattr(other, each.name)
            if isinstance(mine, dict):
                for name, amount in theirs.items():
                    mine[name] = mine.get(name, 0) + amount
            elif isinstance(mine, list):
                mine.extend(item for item in theirs if item not in mine)
            else:
                setattr(self, each.name, mine + theirs)
        del self.invalid[MOST_LISTED:]

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain data for JSON."""
        out: dict[str, Any] = {each.name: getattr(self, each.name) for each in fields(self)}
        out["invalid"] = [asdict(item) for item in self.invalid]
        out |= {name: dict(value) for name, value in out.items() if isinstance(value, dict)}
        return out | {"notes": list(self.notes), "share_by_columns": self.share_by_columns}

    def lines(self) -> list[str]:
        """Say it in a few lines of words, for a terminal or a log."""
        found = [
            f"{_counted(self.rows_in, 'row')} of {_counted(self.cases_in, 'case')} came in; {_were(self.cases_answered, 'case')} answered.",
            f"{_counted(self.answers, 'answer')}, {self._share()} by columns.",
        ]
        if self.rows_invalid:
            found.append(
                f"{_are(self.rows_invalid, 'row')} invalid; their {_were(self.cases_invalid, 'case')} left out."
            )
        for why, counts in (
            ("Left by columns", self.guarded),
            ("Left, since nobody could tell whether it is contested", self.undecided),
            ("Left for want of a twin", self.no_twin),
        ):
            if counts:
                found.append(f"{why}: {', '.join(f'{name} {n:,}' for name, n in counts.most_common(5))}.")
        if self.audited_cases:
            found.append(
                f"Of {_counted(self.audited_cases, 'case')} {_were(self.audited_answers, 'answer')} audited; none differed."
            )
        took = ", ".join(f"{part} {seconds:.1f} s" for part, seconds in self.seconds.items())
        return [*found, *self.notes, *([f"Time: {took}."] if took else [])]

    def _share(self) -> str:
        share = self.share_by_columns
        return "none" if share is None else f"{share:.1%}"


def _counted(n: int, noun: str) -> str:
    return f"{n:,} {noun}{'' if n == 1 else 's'}"


def _were(n: int, noun: str) -> str:
    return f"{_counted(n, noun)} {'was' if n == 1 else 'were'}"


def _are(n: int, noun: str) -> str:
    return f"{_counted(n, noun)} {'is' if n == 1 else 'are'}"
