"""Which known name is meant by one that is not known: a slip of the keys is seen through, and another word never is.

A neighbour by letters alone may mean the opposite: ``decision-not-to-assess`` is near ``decision-to-assess``, and
``agreed-to-assess`` is near ``refusal-to-assess``. Names are therefore compared word by word. Each word has to be the same or a
slip of the same, and a name that denies something is never offered for one that does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_GLUE = frozenset(
    ("a", "an", "and", "at", "be", "been", "by", "for", "from", "in", "is", "it", "of", "on", "or", "the", "their", "to", "was", "with")
)  # fmt: skip
"""Small words that people leave out or put in."""
_DENIES = re.compile(
    r"no|not|non|never|without|against|un(?:able|willing|successful)\w*|refus\w*|declin\w*|reject\w*|ceas\w*|dismiss\w*"
    r"|withdr[ae]\w*|stopp?\w*|struck|end(?:ed|s)?|den(?:y|ied)|didnt|dont|wont|cannot|cant|lapsed?|fail\w*"
)
"""A word that turns a meaning round."""
_SHORTEST = 4
"""The fewest letters of a word in which a slip is seen through, one of them left out; a shorter one is soon another word."""
_ALIKE = 0.8


def words_of(name: str) -> tuple[str, ...]:
    """Give the words of a name, in small letters and without the small words between them.

    >>> words_of("Decision to assess"), words_of("decision-to-assess")
    (('decision', 'assess'), ('decision', 'assess'))
    """
    found = re.findall(r"[^\W_]+", name.casefold().replace("'", "").replace("\u2019", ""))
    return tuple(word for word in found if word not in _GLUE) or tuple(found)


def denies(name: str) -> bool:
    """Whether a name says that something was refused, ended or not done.

    >>> denies("decision-not-to-assess"), denies("decision-to-assess")
    (True, False)
    """
    return any(_DENIES.fullmatch(word) for word in words_of(name))


def nearest(name: str, known: Iterable[str], most: int = 3, *, parts: bool = True) -> list[str]:
    """Give the known names that a name may be a slip of, best first; none where it is another word.

    Args:
        name: what was typed.
        known: the names that there are.
        most: how many to give at most.
        parts: whether a few words of a longer name stand for it, where no more names than ``most`` have them.

    >>> nearest("requets", ["request", "final-plan"]), nearest("annual-review", ["transfer-review"])
    (['request'], [])
    >>> nearest("decision-not-to-assess", ["decision-to-assess"])
    []
    """
    typed = words_of(name[:200])
    others = sorted({k for k in known if denies(k) == denies(name)})
    if not typed:
        return []
    same = [k for k in others if sorted(words_of(k)) == sorted(typed) or "".join(words_of(k)) == "".join(typed)]
    if same:
        return same[:most]
    slips = {k: score for k in others if (score := _likeness(typed, words_of(k)))}
    if slips:
        return sorted(slips, key=lambda k: (-slips[k], k))[:most]
    within = [k for k in others if parts and set(typed) < set(words_of(k))]
    return within if len(within) <= most else []


def _likeness(typed: tuple[str, ...], known: tuple[str, ...]) -> float:
    """Say how near two names are where each word is a slip of one of the other's; 0 where one is not."""
    if len(typed) != len(known):
        joined = _alike("".join(typed), "".join(known)) if abs(len(typed) - len(known)) == 1 else 0
        return joined if joined > 0.9 else 0  # a space in a wrong place
    left, total = list(known), 0.0
    for word in typed:
        best = max(left, key=lambda other: _alike(word, other))
        if not (score := _alike(word, best)):
            return 0
        left.remove(best)
        total += score
    return total / len(typed)


def _alike(one: str, other: str) -> float:
    """Say how alike two words are, from 0 (other words) to 1 (the same)."""
    if one == other:
        return 1
    if one[0].isdecimal() and not one.isdecimal() and (one.startswith(other) or other.startswith(one)):
        return _ALIKE  # 30w for 30wd; another number is another name
    if (
        max(len(one), len(other)) < _SHORTEST
        or min(len(one), len(other)) < _SHORTEST - 1
        or one[0] != other[0]
        or one.isdecimal()
        or other.isdecimal()
    ):
        return 0
    from difflib import SequenceMatcher  # only a mistake needs it

    ratio = SequenceMatcher(None, one, other, autojunk=False).ratio()
    if sorted(one) == sorted(other):
        return max(ratio, _ALIKE)  # the same letters in another order
    return ratio if ratio >= _ALIKE else 0
