"""The UIDs of a calendar file: the same occurrence of the same duty in the same case has the same one in every file.

A UID goes wherever an entry goes, also into what a calendar leaves visible of a private entry. It is made of two hashes,
so that no reference stands in it: one of the case, one of the duty and its occurrence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256

from sendrules.statutory.instance import Instance

_END = "@sendrules"
_LENGTH = 20
_OURS = re.compile(rf"[0-9a-f]{{{_LENGTH}}}-[0-9a-f]{{{_LENGTH}}}{_END}")


def uid_of(reference: str, duty: str, started_by: str, place: int = 0) -> str:
    """Give the UID of an occurrence.

    Args:
        reference: the reference of the case.
        duty: the id of the duty.
        started_by: the id of the event that started it. A day would be another one after a date is corrected.
        place: its place among the occurrences of the duty that this event started.

    >>> uid_of("A-17", "reg-13-2-final-plan-20-weeks", "request-1")
    '73df676f27525e21f313-1ccc1a7137712e0dfbdf@sendrules'
    """
    return f"{case_part(reference)}-{_hash(duty, started_by, str(place))}{_END}"


def case_part(reference: str) -> str:
    """Give the part of a UID that all entries of a case share.

    Args:
        reference: the reference of the case.
    """
    return _hash(reference)


def is_ours(uid: str) -> bool:
    """Whether a UID is one of these.

    Args:
        uid: the UID of an entry of any file.

    >>> is_ours(uid_of("A-17", "reg-5-1-decision-to-assess", "request-1")), is_ours("lunch@example.org")
    (True, False)
    """
    return _OURS.fullmatch(uid) is not None


def with_uids(reference: str, found: Iterable[Instance]) -> dict[str, Instance]:
    """Give the occurrences of a case by their UIDs.

    Args:
        reference: the reference of the case.
        found: its occurrences, in the order of the answer.
    """
    out: dict[str, Instance] = {}
    places: dict[tuple[str, str], int] = {}
    for instance in found:
        key = (instance.id, instance.trigger.id or "")
        place = places[key] = places.get(key, -1) + 1
        out[uid_of(reference, *key, place)] = instance
    return out


def _hash(*parts: str) -> str:
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
