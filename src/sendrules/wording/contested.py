"""Where the law can be read in two ways, and the other way would turn what a page says round: each question once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sendrules.statutory.instance import Alternative
from sendrules.statutory.outcome import Compliance, NotTriggered
from sendrules.statutory.result import DutyResult, StatutoryResult
from sendrules.wording.everyday import HOLDER
from sendrules.wording.matters import refers_to_law, words_for
from sendrules.wording.standing import answer_in_words

_KEPT = {
    Compliance.MET: "in time",
    Compliance.MET_LATE: "late",
    Compliance.OVERDUE: "late",
    Compliance.TOO_EARLY: "too early",
    Compliance.PENDING: "still to come",
    Compliance.UNKNOWN: "not known",
    Compliance.LAPSED: "over",
}
_IN_BRACKETS = re.compile(r" \((?:[^()]|\([^()]*\))*\)")


def contested_for_officers(result: StatutoryResult) -> tuple[str, ...]:
    """Give each other answer to a contested question with all that it would change, and its name.

    Args:
        result: the answer for the case.
    """
    turned: dict[tuple[str, str, str], dict[str, None]] = {}
    for d, a in turning(result):
        found = turned.setdefault((a.described, a.reading, a.answer), {})
        found[f"{d.title[0].lower()}{d.title[1:]} (from {a.start}): {answer_in_words(a)}"] = None
    return tuple(
        f"If {described}: {'; '.join(found)}. (Reading {reading}={answer}.)"
        for (described, reading, answer), found in turned.items()
    )


def contested_for_families(result: StatutoryResult) -> tuple[str, ...]:
    """Give each other answer to a contested question in one plain sentence.

    Args:
        result: the answer for the case.
    """
    turned: dict[str, dict[str, None]] = {}
    for d, a in turning(result):
        if a.compliance is Compliance.NOT_APPLICABLE and not a.was_missed and not _missed(d, a):
            continue  # a family loses nothing either way
        name = words_for(d.id, a.trigger.kind).replace(HOLDER, "the body asked")
        turned.setdefault(plain_reading(a.described), {})[f"{name} would {_stands(a)}"] = None
    return tuple(f"If {described}, {_listed(list(found))}." for described, found in turned.items())


def turning(result: StatutoryResult) -> Iterator[tuple[DutyResult, Alternative]]:
    """Give the answers that would turn something round.

    Left out are those that only move a date, and those by which a limit that is not missed would not be there at all.

    Args:
        result: the answer for the case.
    """
    for d in result.contestable:
        if d.duty.limit is None or not d.duty.source.binds:
            continue
        safe = {i.trigger.id for i in d.instances if i.compliance in (Compliance.PENDING, Compliance.MET)}
        for a in d.alternatives:
            if a.only_the_date or (isinstance(a.outcome, NotTriggered) and a.trigger.id in safe):
                continue
            yield d, a


def plain_reading(described: str) -> str:
    """Say another answer to a contested question without the law's own words.

    Args:
        described: the answer, as an officer reads it.
    """
    text = _IN_BRACKETS.sub(lambda m: "" if refers_to_law(m[0]) else m[0], described)
    return "a court took another view of what the law says here" if refers_to_law(text) else text


def _stands(a: Alternative) -> str:
    if a.compliance in _KEPT:
        return f"be {_KEPT[a.compliance]}"
    if isinstance(a.outcome, NotTriggered):
        return "not be owed"
    return "have been late before it ended" if a.was_missed else "no longer be owed"


def _missed(d: DutyResult, a: Alternative) -> bool:
    return any(i.was_missed for i in d.instances if i.trigger in (a.trigger, a.instead_of))


def _listed(texts: list[str]) -> str:
    shown = texts[:3]
    more = f", and {len(texts) - 3} more" if len(texts) > 3 else ""
    return ", ".join(shown) + more
