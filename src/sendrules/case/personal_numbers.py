"""References that look like a number which names a child to everybody: a UPN or an NHS number. They get a warning.

A reference stands in every output. A case system's own number says nothing to others; a UPN or an NHS number does.
"""

from __future__ import annotations

import re

_UPN = re.compile(r"[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]")
_NHS = re.compile(r"(\d{3})[ -]?(\d{3})[ -]?(\d{4})")
_LENGTHS = frozenset({10, 12, 13})
"""Of an NHS number without spaces and with them, and of a UPN."""


def looks_like(reference: str) -> str:
    """Say which number a reference looks like; empty where it looks like none.

    A UPN has a letter and twelve figures, the last of which is a letter where it is temporary. Its check letter is not asked to be right: a slip
    in one would let it pass. Of an NHS number the check figure has to be right, as any ten figures would do otherwise.

    Args:
        reference: the reference.

    >>> looks_like("Z999000000001"), looks_like("999 000 0018"), looks_like("A-2025-0017")
    ('a UPN', 'an NHS number', '')
    """
    if len(reference) not in _LENGTHS:
        return ""
    if _UPN.fullmatch(reference.upper()):
        return "a UPN"
    match = _NHS.fullmatch(reference)
    return "an NHS number" if match and _check_figure_is_right("".join(match.groups())) else ""


def _check_figure_is_right(figures: str) -> bool:
    """Whether the last of ten figures is what the first nine give: weights 10 to 2, modulo 11."""
    weighed = sum(weight * int(figure) for weight, figure in zip(range(10, 1, -1), figures[:9], strict=True))
    return (11 - weighed % 11) % 11 == int(figures[9])
