"""Which mistakes explain the wrong answers of a system, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sendrules.suite.items import Way
from sendrules.suite.marking import Answer, Marked


@dataclass(frozen=True, slots=True)
class Mistake:
    """One way of counting wrongly that a system seems to have.

    Attributes:
        way: the way.
        explains: how many wrong answers are exactly what this way gives.
        more: how many of these no likelier mistake explains.
        shows: in how many of the questions answered this way gives another answer than the law.
    """

    way: Way
    explains: int
    more: int
    shows: int

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain data for JSON."""
        return {
            "way": self.way.id,
            "title": self.way.title,
            "why": self.way.why,
            "provision": self.way.provision,
            "url": self.way.url,
            "explains": self.explains,
            "more": self.more,
            "shows": self.shows,
        }


def mistakes(marked: Iterable[Marked], ways: Mapping[str, Way]) -> tuple[Mistake, ...]:
    """Give the mistakes that explain the wrong answers.

    The first is the way that explains most. The next explains most of what is left, and so on. Of two that explain as
    many, the one that would show in fewer answers comes first, since the answers contradict it less.

    Args:
        marked: the questions with their marks.
        ways: the ways to count wrongly, by id.
    """
    answers = [answer for one in marked for answer in one.answers]
    shows = {way: sum(way in a.shown_by for a in answers) for way in ways}
    left = [a for a in answers if a.explained_by]
    explains = _counts(left, ways)
    found = []
    while left:
        more = _counts(left, ways)
        best = min(ways, key=lambda way: (-more[way], shows[way]))
        if not more[best]:
            break
        found.append(Mistake(ways[best], explains[best], more[best], shows[best]))
        left = [a for a in left if best not in a.explained_by]
    return tuple(found)


def _counts(answers: Iterable[Answer], ways: Iterable[str]) -> dict[str, int]:
    counts = dict.fromkeys(ways, 0)
    for answer in answers:
        for way in answer.explained_by:
            counts[way] += 1
    return counts
