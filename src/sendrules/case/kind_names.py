"""Which kind of event people mean: by its id, its title, or what the field calls it; else the kinds that it may be a slip of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from sendrules.case.kinds import EventKind
from sendrules.case.meanings import KINDS
from sendrules.case.synonyms import ASKED, CALLED
from sendrules.near_names import denies, nearest, words_of

LISTED = "`sendrules duties --kinds` lists the kinds of event."
_SAME = (
    (r"\b(?:ehc|education,? health and care) ?plans?\b|\behcps?\b", "plan"),
    (
        r"\b(?:ehc |education,? health and care )?needs assessments?\b|\behcnas?\b|\bstatutory assessments?\b|\behc assessments?\b",
        "assessment",
    ),
    (r"\bre[- ]assess", "reassess"),
    (r"\b(?:finalized|finalised) plan\b", "final plan"),
    (r"\b(?:send|sen) tribunal\b|\bfirst-tier tribunal\b|\bftt\b", "tribunal"),
    (r"\bjudgement\b", "judgment"),
)
"""What is written in several ways, each with the one in which it is compared."""


def kinds_called(text: str) -> tuple[EventKind, ...]:
    """Give the kinds that have this id, title or name: one where it is plain, several where the word may mean more.

    Args:
        text: what was typed, such as "final plan".

    >>> [kind.value for kind in kinds_called("Request for assessment")]
    ['request']
    >>> kinds_called("annual review")
    ()
    """
    if text in _ids():
        return (EventKind(text),)
    return _names().get(_key(text), ())


def kinds_meant(text: str, among: Iterable[EventKind] = EventKind, most: int = 3) -> tuple[EventKind, ...]:
    """Give the kinds that may be meant, best first: what is so called, else what it may be a slip of.

    Args:
        text: what was typed.
        among: the kinds that may be offered.
        most: how many to give at most.

    >>> [kind.value for kind in kinds_meant("annual-review")], kinds_meant("holiday")
    (['review-meeting'], ())
    """
    allowed = set(among)
    named = kinds_called(text) or _asked().get(_key(text), ())
    if named:
        return tuple(kind for kind in named if kind in allowed)[:most]
    found = [
        kind for name in nearest(_plain(text), _every_name(), 2 * most, parts=False) for kind in _every_name()[name]
    ]
    if not found:  # a word of a title says too little, and a word of an id may do
        found = [EventKind(id) for id in nearest(_plain(text), _ids(), most)]
    return tuple(kind for kind in dict.fromkeys(found) if kind in allowed and _agrees(text, kind))[:most]


def which_kind(text: str, among: Iterable[EventKind] = EventKind) -> str:
    """Ask which kind was meant, with the title of each; or say where the kinds are listed.

    >>> which_kind("refusl to assess")
    'Did you mean refusal-to-assess (refusal to assess)?'
    """
    meant = kinds_meant(text, among)
    if not meant:
        return LISTED
    return f"Did you mean {' or '.join(f'{kind.value} ({KINDS[kind].title})' for kind in meant)}?"


def _agrees(text: str, kind: EventKind) -> bool:
    """Whether a text and a kind are alike in denying something or not, so that no opposite is offered."""
    names = (kind.value, KINDS[kind].title, *CALLED.get(kind, ()))
    return any(denies(name) == denies(text) for name in names[:2]) or any(
        denies(name) == denies(text) and nearest(_plain(text), [_plain(name)]) for name in names[2:]
    )


def _plain(text: str) -> str:
    """Give a name with the field's abbreviations written out in one way."""
    text = re.sub(r"\s+", " ", re.sub(r"[-_/]+", " ", text.casefold().replace("re-assess", "reassess")))
    for pattern, word in _SAME:
        text = re.sub(pattern, word, text)
    return text.strip()


def _key(text: str) -> tuple[str, ...]:
    """Give the form in which names are compared: the words in their order, without the small words between them."""
    return words_of(_plain(text[:200]))


@cache
def _ids() -> frozenset[str]:
    return frozenset(kind.value for kind in EventKind)


@cache
def _names() -> dict[tuple[str, ...], tuple[EventKind, ...]]:
    """By the form in which it is compared, the kinds with that id; else with that title; else so called in the field."""
    found: dict[tuple[str, ...], tuple[EventKind, ...]] = {}
    for names in (
        {kind: (kind.value,) for kind in EventKind},
        {kind: (KINDS[kind].title,) for kind in EventKind},
        CALLED,
    ):
        layer: dict[tuple[str, ...], list[EventKind]] = {}
        for kind, several in names.items():
            for name in several:
                layer.setdefault(_key(name), []).append(kind)
        for key, kinds in layer.items():
            found.setdefault(key, tuple(dict.fromkeys(kinds)))
    return found


@cache
def _asked() -> dict[tuple[str, ...], tuple[EventKind, ...]]:
    return {_key(name): kinds for name, kinds in ASKED.items()}


@cache
def _every_name() -> dict[str, tuple[EventKind, ...]]:
    """Every id, title and name of the field, with its kinds, for slips."""
    found: dict[str, list[EventKind]] = {}
    for kind in EventKind:
        for name in (kind.value, KINDS[kind].title, *CALLED.get(kind, ())):
            found.setdefault(_plain(name), []).append(kind)
    for name, kinds in ASKED.items():
        found.setdefault(_plain(name), []).extend(kinds)
    return {name: tuple(dict.fromkeys(kinds)) for name, kinds in found.items()}
