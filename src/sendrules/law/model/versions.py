"""``Versions``: duties by their id, each in every version that there has been."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

from sendrules.errors import UnknownDuty
from sendrules.law.model.duty import Duty

if TYPE_CHECKING:  # an amendment loads pydantic, which a timetable does without
    from sendrules.law.model.amendment import Amendment


class Versions:
    """Duties by their id, each in every version that there has been.

    Args:
        duties: the duties; versions of one duty share an id and must not be in force on the same day.

    Attributes:
        duties: the duties, in the order of the law.
        ids: their ids, each once, in the same order.
        amendment: the amendment that the duties have in them; None where there is none.

    Raises:
        ValueError: two versions overlap.
    """

    __slots__ = ("_versions", "amendment", "duties", "ids")

    def __init__(self, duties: Iterable[Duty]) -> None:
        self.duties: tuple[Duty, ...] = tuple(duties)
        self._versions = _by_id(self.duties)
        self.ids: tuple[str, ...] = tuple(self._versions)
        self.amendment: Amendment | None = None

    def duty(self, id: str) -> Duty:
        """Give a duty by its id; of several versions the latest.

        Raises:
            UnknownDuty: with the nearest ids.
        """
        return self.versions(id)[-1]

    def versions(self, id: str) -> tuple[Duty, ...]:
        """Give every version of a duty, oldest first.

        Raises:
            UnknownDuty: with the nearest ids.
        """
        try:
            return self._versions[id]
        except KeyError:
            raise UnknownDuty(id, self._versions) from None

    def version(self, id: str, day: date) -> Duty:
        """Give the version of a duty for a day: the version in force, or else the nearest version.

        Raises:
            UnknownDuty: with the nearest ids.
        """
        found = self.versions(id)
        return self.in_force(id, day) or (found[0] if day < found[0].in_force.first else found[-1])

    def in_force(self, id: str, day: date) -> Duty | None:
        """Give the version of a duty that was in force on a day; None where none was.

        Raises:
            UnknownDuty: with the nearest ids.
        """
        return next((duty for duty in self.versions(id) if duty.in_force.contains(day)), None)

    def touches(self, duty: str) -> bool:  # noqa: ARG002 — a statute under an amendment answers otherwise
        """Whether an amendment may change a duty: it edits it, or a duty whose limit its limit counts from.

        Args:
            duty: the duty's id.
        """
        return False

    def __contains__(self, id: object) -> bool:
        return id in self._versions


def _by_id(duties: tuple[Duty, ...]) -> Mapping[str, tuple[Duty, ...]]:
    by_id: dict[str, list[Duty]] = {}
    for duty in duties:
        by_id.setdefault(duty.id, []).append(duty)
    for id, versions in by_id.items():
        versions.sort(key=lambda d: d.in_force.first)
        for one, other in pairwise(versions):
            if one.in_force.overlaps(other.in_force):
                raise ValueError(f"two versions of {id} are in force on {other.in_force.first}")
    return MappingProxyType({id: tuple(versions) for id, versions in by_id.items()})
