"""``Step``: one node of the reason for an answer. A tree of fields, not prose; the renderers are here too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Any

from sendrules.citation import Provision
from sendrules.outside_text import in_markdown, on_one_line
from sendrules.values import quick


@quick
class Step:
    """One thing that was found, from what, and under which provision.

    Attributes:
        rule: the id of what was applied: a duty, a limb, a condition, a counting rule.
        title: the same in a few words, for a person.
        value: what came out: a date, True, False, None (not known), a word.
        provision: the provision it rests on, if it rests on one.
        inputs: what went in, by name.
        steps: the steps it rests on.
        missing: the facts that would have decided it.
    """

    rule: str
    title: str
    value: Any = None
    provision: Provision | None = None
    inputs: tuple[tuple[str, Any], ...] = ()
    steps: tuple[Step, ...] = ()
    missing: tuple[str, ...] = field(default=())

    def walk(self) -> Iterator[Step]:
        """Give this step and every step below it, depth first."""
        yield self
        for step in self.steps:
            yield from step.walk()

    def to_dict(self) -> dict[str, Any]:
        """Give the tree as plain data for JSON: dates as ISO text, provisions with their address."""
        out: dict[str, Any] = {"rule": self.rule, "title": self.title, "value": plain(self.value)}
        if self.provision:
            out["provision"] = self.provision.to_dict()
        if self.inputs:
            out["inputs"] = {name: plain(value) for name, value in self.inputs}
        if self.missing:
            out["missing"] = list(self.missing)
        if self.steps:
            out["steps"] = [step.to_dict() for step in self.steps]
        return out

    def to_text(self) -> str:
        """Render the tree as indented lines for a terminal or a letter."""
        return "\n".join("  " * depth + line for depth, line in self._lines(0))

    def to_markdown(self) -> str:
        r"""Render the tree as a nested Markdown list; each provision links to legislation.gov.uk.

        No mark in a name has an effect.

        >>> print(Step("x", "asked of <b>Oak</b> [1]", True).to_markdown())
        - asked of &lt;b&gt;Oak&lt;/b&gt; \[1\]: yes
        """
        return "\n".join("  " * depth + "- " + line for depth, line in self._lines(0, links=True))

    def _lines(self, depth: int, *, links: bool = False) -> Iterator[tuple[int, str]]:
        yield depth, self._line(links=links)
        for step in self.steps:
            yield from step._lines(depth + 1, links=links)

    def _line(self, *, links: bool) -> str:
        line = self.title
        if self.value is not None or self.missing:
            line += f": {words(self.value)}"
        if self.inputs:
            line += " (" + "; ".join(f"{name} {words(value)}" for name, value in self.inputs) + ")"
        if self.missing:
            line += " — missing: " + ", ".join(self.missing)
        line = in_markdown(line) if links else on_one_line(line)
        if self.provision:
            cite = in_markdown(str(self.provision)) if links else str(self.provision)
            line += f" — [{cite}]({self.provision.url})" if links else f" [{cite}]"
        return line


def plain(value: Any) -> Any:
    """Turn a value into what JSON can hold."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Provision):
        return value.to_dict()
    if isinstance(value, tuple | list):
        return [plain(v) for v in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def words(value: Any) -> str:
    """Say a value to a person: dates with their weekday, yes and no, "not known" for None.

    >>> words(date(2025, 7, 2)), words(None), words(True)
    ('Wed 2 Jul 2025', 'not known', 'yes')
    """
    if value is None:
        return "not known"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return _day_in_words(value)
    if isinstance(value, tuple | list):
        return ", ".join(words(v) for v in value)
    return str(value.value if isinstance(value, Enum) else value)


@lru_cache(maxsize=4096)  # an answer says the same few days over and over
def _day_in_words(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b %Y}"
