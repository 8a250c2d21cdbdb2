"""The notes of a ranking: what is said of many cases in the same words is said once."""

from __future__ import annotations

from collections.abc import Collection, Iterable


def said_once(notes: Iterable[str], references: Collection[str]) -> tuple[str, ...]:
    """Give each note once; one that begins with a case's reference, and is said of several cases, once for all of them.

    Args:
        notes: the notes, in order.
        references: the references of the cases.

    >>> said_once(["A: not recorded", "an assumption", "B: not recorded"], ["A", "B"])
    ('not recorded (2 cases, the first A)', 'an assumption')
    """
    cases: dict[tuple[str, str], list[str]] = {}
    for note in notes:
        reference, colon, text = note.partition(": ")
        own = bool(colon) and reference in references
        cases.setdefault((text, "each") if own else (note, "all"), []).append(reference)
    out = []
    for (text, of), named in cases.items():
        several = list(dict.fromkeys(named))
        if of == "all":
            out.append(text)
        elif len(several) == 1:
            out.append(f"{several[0]}: {text}")
        else:
            out.append(f"{text} ({len(several):,} cases, the first {several[0]})")
    return tuple(out)
