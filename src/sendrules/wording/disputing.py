"""Which answers to open questions of law would not count a limit as missed."""

from __future__ import annotations

from sendrules.statutory.instance import Instance
from sendrules.statutory.result import StatutoryResult


def disputing(i: Instance, result: StatutoryResult) -> tuple[str, ...]:
    """Give each other answer to an open question of law under which a limit was not missed, or may not have been, in words.

    Args:
        i: an occurrence that was missed.
        result: the answer for the case.
    """
    others = (a for a in result[i.id].alternatives if i.trigger in (a.trigger, a.instead_of))
    return tuple(dict.fromkeys(a.described for a in others if a.was_missed is not True and not a.only_the_date))
