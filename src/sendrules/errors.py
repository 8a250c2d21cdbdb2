"""Every exception of the library; each carries the objects it speaks of, not only a sentence.

``SendrulesError`` is the one class to catch. Nothing here is raised for a *legal* answer: a provision that
was not in force or a fact that is missing is an outcome (see ``sendrules.statutory.outcome``).
"""

from __future__ import annotations

import copyreg
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from sendrules.outside_text import on_one_line
from sendrules.values import value


class SendrulesError(Exception):
    """The base of every error that this library raises on purpose. It can be pickled and copied."""

    def on_command_line(self) -> str:
        """Give the message as a command tells it: where the library names a call of its own, the command names its option."""
        return str(self)

    def __reduce__(self) -> tuple[Any, ...]:
        # the message alone is not what the classes below are made from: rebuild without their __init__
        return copyreg.__newobj__, (type(self), *self.args), self.__dict__  # type: ignore[attr-defined]


class PeriodSyntaxError(SendrulesError, ValueError):
    """A period in a text, such as a setting of a policy file, could not be read.

    Attributes:
        text: what was given.
        reason: what is wrong with it.
        fix: what to write instead.
    """

    def __init__(self, text: str, reason: str, fix: str) -> None:
        self.text, self.reason, self.fix = text, reason, fix
        shown = text if len(text) <= 80 else f"{text[:80]}…"
        super().__init__(on_one_line(f"{shown!r} is not a period: {reason}. {fix}"))


class DateSyntaxError(SendrulesError, ValueError):
    """A date that somebody typed could not be read.

    Attributes:
        text: what was given.
        reason: what is wrong with it.
        fix: what to write instead.
    """

    def __init__(self, text: str, reason: str, fix: str) -> None:
        self.text, self.reason, self.fix = text, reason, fix
        shown = on_one_line(text if len(text) <= 80 else f"{text[:80]}…")
        super().__init__(f"{shown}: {reason}. {fix}" if shown else f"{reason}. {fix}")


class BeyondHorizonError(SendrulesError, ValueError):
    """A day lies outside what a calendar knows: no bank holiday has been proclaimed for it yet, or no longer kept.

    Attributes:
        day: the day asked about; None where it cannot be written.
        first: the first day that the calendar knows.
        last: the last day that the calendar knows.
        calendar: the calendar's id.
        before: whether the day is before the first; otherwise it is after the last.
    """

    def __init__(self, day: date | None, first: date, last: date, calendar: str, *, before: bool | None = None) -> None:
        self.day, self.first, self.last, self.calendar = day, first, last, calendar
        self.before = before if before is not None else day is not None and day < first
        what = f"{day:%a} {day.day} {day:%B %Y}" if day else "the day asked for"
        end = "before the first" if self.before else "after the last"
        fix = _NO_SUCH_DATE if (first, last) == (date.min, date.max) else _NOT_PROCLAIMED
        super().__init__(
            f"{what} is {end} day that the calendar {calendar!r} knows ({first.isoformat()} to "
            f"{last.isoformat()}). {fix}"
        )


_NO_SUCH_DATE = "No date can be written outside it; check the day and the number counted."
_NOT_PROCLAIMED = (
    "Bank holidays outside it are not proclaimed or not kept; give a calendar that covers the day "
    "(WorkingCalendar.from_holidays) and say that it is a projection."
)


class NotInForceError(SendrulesError, ValueError):
    """A limit was asked for a day on which its provision was not in force.

    Attributes:
        duty: the id of the duty.
        day: the day asked about.
        first: the first day in force, or None where no day is appointed.
        last: the last day in force, or None while it is still in force.
    """

    def __init__(self, duty: str, day: date, first: date | None, last: date | None) -> None:
        self.duty, self.day, self.first, self.last = duty, day, first, last
        life = (
            f"in force from {first.isoformat()}" + (f" to {last.isoformat()}" if last else "")
            if first
            else "not commenced"
        )
        super().__init__(f"{duty} was not in force on {day.isoformat()}: it is {life}.")


class NoPeriodError(SendrulesError, ValueError):
    """A limit was asked of a duty whose only limit is "as soon as practicable", or that needs other dates too.

    Attributes:
        duty: the id of the duty.
        missing: what to give in ``others`` for a date: kinds of event, ids of duties, or fields that a notice states.
    """

    def __init__(self, duty: str, why: str, missing: Iterable[str] = ()) -> None:
        self.duty, self.missing = duty, tuple(missing)
        super().__init__(f"{duty} has no date to give: {why}")


class UnknownNameError(SendrulesError, KeyError):
    """A name that is not in a closed list; the message offers the nearest ones.

    Attributes:
        name: what was asked for.
        near: the nearest known names, best first.
    """

    what = "name"

    def __init__(self, name: str, known: Iterable[str]) -> None:
        self.name = name
        self.near: tuple[str, ...] = tuple(near(name, known))
        super().__init__(name)

    def __str__(self) -> str:
        hint = f" Did you mean {' or '.join(self.near)}?" if self.near else ""
        return on_one_line(f"there is no {self.what} called {self.name!r}.{hint}")


class UnknownDuty(UnknownNameError):
    """No duty has this id. ``sendrules duties`` lists them."""

    what = "duty"


class UnknownReading(UnknownNameError):
    """No contested question, or no alternative to it, has this id."""

    what = "reading"


Place = tuple[str | int, ...]
"""A place in a policy or a file: the names of tables and fields, and positions in lists."""


class Severity(StrEnum):
    """How much a problem weighs.

    Refused: the input cannot be used. Warning: it is used, and something looks wrong. Accepted: nothing is wrong; a
    policy's value was compared with the law, and stands.
    """

    REFUSED = "refused"
    WARNING = "warning"
    ACCEPTED = "accepted"


@value
class Compared:
    """What an authority's standard or target was compared with.

    Attributes:
        standard: the id of the standard or target.
        duty: the id of the duty.
        provision: where the duty stands, as text.
        value: what the authority declared.
        limit: what the law requires.
    """

    standard: str
    duty: str
    provision: str
    value: str
    limit: str


@value
class Problem:
    """One thing said of an input: where it is, what is wrong, and how to fix it.

    Everything that refuses an input or warns of it says so with this class: a case, a receipt, a policy, settings.
    ``Finding`` is another name for it.

    It quotes what was given, so its message and its fix are kept on one line, and hidden characters in them as their codes.

    Attributes:
        place: where it is: text, such as ``events.0.on``, or the parts of the place in a policy.
        message: what is wrong, as a sentence.
        fix: what to do, as a sentence; empty where nothing has to be done.
        severity: whether the input is refused for it.
        line: the line of the file, where it is known.
        compared: for an authority's standard or target, what it was compared with.
    """

    place: str | Place
    message: str
    fix: str = ""
    severity: Severity = Severity.REFUSED
    line: int | None = None
    compared: Compared | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", on_one_line(self.message))
        object.__setattr__(self, "fix", on_one_line(self.fix))

    @property
    def at(self) -> Place:
        """The place by its parts; empty where it is the whole input."""
        return ((self.place,) if self.place else ()) if isinstance(self.place, str) else self.place

    @property
    def where(self) -> str:
        """The place as text: ``events.0.on`` of a case, ``standards.limits[0].within`` of a policy."""
        text = ""
        for part in self.at:
            text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
        return on_one_line(text)

    @property
    def field(self) -> str:
        """The place as text, as ``where`` gives it."""
        return self.where

    def __str__(self) -> str:
        line = f"line {self.line}" if self.line else ""
        place = ", ".join(part for part in (line, self.where) if part)
        return (f"{place}: " if place else "") + self.message + (f" {self.fix}" if self.fix else "")

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain data."""
        return {
            "severity": self.severity.value,
            "line": self.line,
            "at": self.where,
            "message": self.message,
            "fix": self.fix,
        }


Finding = Problem
"""What a check of a policy says: the same class as ``Problem``, under the name that policies use."""


class InputError(SendrulesError, ValueError):
    """A case or another input cannot be used. All problems are listed, not only the first.

    Attributes:
        source: the file or other place that the input came from.
        problems: every problem found.
    """

    def __init__(self, source: str, problems: Sequence[Problem]) -> None:
        self.source = source
        self.problems: tuple[Problem, ...] = tuple(problems)
        lines = "".join(f"\n  - {p}" for p in self.problems)
        count = len(self.problems)
        super().__init__(f"{on_one_line(source)}: {count} problem{'s' if count != 1 else ''}{lines}")


class WrongType(SendrulesError, TypeError):
    """A function got a value of a type that it does not take; the message says which it takes."""


class MissingExtra(SendrulesError, ImportError):
    """A part of the library needs packages that an extra installs, and one of them is not there.

    Attributes:
        part: the part of the library.
        package: the package that is missing.
        extra: the extra that installs it.
    """

    def __init__(self, part: str, package: str, extra: str) -> None:
        self.part, self.package, self.extra = part, package, extra
        super().__init__(f'{part} needs {package}, which is not installed. Run: pip install "sendrules[{extra}]"')


class MissingPackage(SendrulesError, ImportError):
    """A package that an installation brings is not there: a browser has none that is written for another processor.

    Attributes:
        part: the part of the library.
        package: the package that is missing.
    """

    def __init__(self, part: str, package: str) -> None:
        self.part, self.package = part, package
        super().__init__(
            f"{part} needs the package {package}, which is not installed here. Use an ordinary installation of Python."
        )


class AuditDifference(SendrulesError):
    """Columns and the engine for one case gave two answers: a fault of this library. No answer of the run is to be used.

    Attributes:
        case: the reference of the case.
        duty: the id of the duty.
        occurrence: which occurrence of the duty, from 1; None where only another answer to a contested question starts it.
        columns: the fields that columns gave and that differ; None where they gave no such row.
        one_case: the same of the engine for one case.
    """

    def __init__(
        self,
        case: str,
        duty: str,
        occurrence: int | None,
        columns: Mapping[str, object] | None,
        one_case: Mapping[str, object] | None,
    ) -> None:
        self.case, self.duty, self.occurrence = case, duty, occurrence
        self.columns, self.one_case = columns, one_case
        place = f"case {case!r}, duty {duty}, occurrence {occurrence}"
        what = f"columns say {_fields(columns)}; the engine for one case says {_fields(one_case)}"
        fix = "Use none of these answers, report the case, and run again with on_columns=False until it is fixed."
        super().__init__(on_one_line(f"{place}: {what}. {fix}"))


def _fields(row: Mapping[str, object] | None) -> str:
    return "nothing" if row is None else ", ".join(f"{name} {value}" for name, value in row.items())


class PluginError(SendrulesError):
    """An authority's plugin is missing, broken, or declares something of the wrong type.

    Attributes:
        authority: the entry point's name.
        distribution: the distribution that offers it, as "name version", where one does.
        reason: what is wrong.
        fix: what to do about it.
    """

    def __init__(self, authority: str, reason: str, fix: str, distribution: str | None = None) -> None:
        self.authority, self.reason, self.fix = authority, reason, fix
        self.distribution = distribution
        by = f" (from {distribution})" if distribution else ""
        super().__init__(on_one_line(f"authority {authority!r}{by}: {reason} {fix}"))


class MissingPlugin(PluginError):
    """No installed distribution offers this authority."""


class BrokenPlugin(PluginError):
    """The plugin cannot be imported or registered, or one of its hooks raised."""


class MistypedPlugin(PluginError):
    """A hook returned something other than the declaration it promises."""


class ChangedLaw(PluginError):
    """The law, or the code that works it out, was changed in this process while the plugin was loaded, or before.

    Attributes:
        moved: what was changed, or comes out otherwise than worked by hand.
    """

    def __init__(
        self, authority: str, moved: tuple[str, ...], *, before: bool, distribution: str | None = None
    ) -> None:
        self.moved = moved
        when = "had changed before it was loaded" if before else "changed while it was loaded, or since another was"
        fix = "Uninstall what changes it, and start Python again: in this process it stays changed."
        super().__init__(authority, f"the law {when}: {'; '.join(moved)}.", fix, distribution)


class FloorViolation(PluginError):
    """An authority's standard or target would be looser than the law. It is refused, never clamped.

    Attributes:
        standard: the id of the standard or target.
        duty: the id of the duty.
        provision: where the duty stands, as text.
        value: what the authority declared.
        limit: what the law requires.
    """

    def __init__(
        self,
        authority: str,
        standard: str,
        duty: str,
        provision: str,
        value: str,
        limit: str,
        reason: str,
        fix: str,
        distribution: str | None = None,
    ) -> None:
        self.standard, self.duty, self.provision = standard, duty, provision
        self.value, self.limit = value, limit
        super().__init__(authority, reason, fix, distribution)


class NoPublishedPolicy(SendrulesError):
    """The authority has published nothing on the question that is in force on the day, and no fallback stands in.

    Attributes:
        authority: the authority's key.
        hook: the hook that gave nothing.
        life: from when or until when a policy that is published is in force; empty where none is.
    """

    def __init__(self, authority: str, hook: str, life: str = "") -> None:
        self.authority, self.hook, self.life = authority, hook, life
        super().__init__(self._told(f"Engine.for_authority({authority!r}, fallback='generic')"))

    def on_command_line(self) -> str:
        """Give the message with the option in place of the call."""
        return self._told("--fallback generic")

    def _told(self, fallback: str) -> str:
        what = self.hook.replace("_", " ")
        said = f"{self.authority} has no published policy on {what}."
        if self.life:
            said = f"{self.authority}'s policy on {what} is published, {self.life}, and not on the day asked about."
        return on_one_line(f"{said} Name a fallback ({fallback}) that has one; the result records it.")


def near(name: str, known: Iterable[str], most: int = 3) -> list[str]:
    """Give the known names that ``name`` may be a slip of, best first; see ``sendrules.near_names``.

    >>> near("requets", ["request", "final-plan"])
    ['request']
    """
    from sendrules.near_names import nearest  # only a mistake needs it

    return nearest(name, known, most)
