"""``LawTables``: what a row says of its duty, looked up by the number of the version."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sendrules.caseload.columns.codes import Flags, is_one_of
from sendrules.law.model.actors import Source
from sendrules.law.model.duty import Bound, Duty
from sendrules.law.statute import Statute


@dataclass(frozen=True, slots=True, eq=False)
class LawTables:
    """Every version of every duty has a number: its place in the order of the law. These are tables by that number.

    Attributes:
        versions: the versions.
        ids: the ids of the duties.
        first: by the id of a duty the number of its first version.
        duty: the place of its duty in ``ids``.
        provisions: the references of the provisions.
        provision: the place of its own in ``provisions``.
        instruments: the short names of the instruments.
        instrument: the place of its own in ``instruments``.
        source: the place of its source in ``Source``.
        binds: whether it binds.
        right: whether its holder may leave it.
        by_the_day: whether the act has to be done by the limit.
        contingent: whether something has to be decided for it to arise at all.
        not_owed: by version and kind of event, whether such an ending shows that nothing was owed.
    """

    versions: tuple[Duty, ...]
    ids: pa.Array
    first: dict[str, int]
    duty: NDArray[np.int16]
    provisions: pa.Array
    provision: NDArray[np.int16]
    instruments: pa.Array
    instrument: NDArray[np.int16]
    source: NDArray[np.int8]
    binds: Flags
    right: Flags
    by_the_day: Flags
    contingent: Flags
    not_owed: Flags


def tables_of(law: Statute) -> LawTables:
    """Give the tables of a law, made once and kept with it.

    Args:
        law: the statute.

    >>> from sendrules.law.statute import statute
    >>> tables = tables_of(statute())
    >>> tables.provisions[tables.provision[tables.first["reg-13-2-final-plan-20-weeks"]]].as_py()
    'reg 13(2)'
    """
    found: LawTables | None = law.memo.get("caseload tables")
    if found is None:
        found = law.memo["caseload tables"] = _made(law)
    return found


def _made(law: Statute) -> LawTables:
    duties = [(n, duty) for n, id in enumerate(law.ids) for duty in law.versions(id)]
    first: dict[str, int] = {}
    for number, (_, duty) in enumerate(duties):
        first.setdefault(duty.id, number)
    provisions, provision = _listed([duty.provision.ref for _, duty in duties])
    instruments, instrument = _listed([duty.provision.instrument.brief for _, duty in duties])
    return LawTables(
        versions=tuple(duty for _, duty in duties),
        ids=pa.array(law.ids, pa.string()),
        first=first,
        duty=np.array([n for n, _ in duties], np.int16),
        provisions=provisions,
        provision=provision,
        instruments=instruments,
        instrument=instrument,
        source=np.array([list(Source).index(duty.source) for _, duty in duties], np.int8),
        binds=np.array([duty.source.binds for _, duty in duties]),
        right=np.array([duty.right for _, duty in duties]),
        by_the_day=np.array([duty.bound is Bound.NOT_LATER_THAN for _, duty in duties]),
        contingent=np.array([duty.contingent_on is not None for _, duty in duties]),
        not_owed=np.stack([is_one_of(duty.not_owed_if) for _, duty in duties]),
    )


def _listed(texts: list[str]) -> tuple[pa.Array, NDArray[np.int16]]:
    """Give the texts, each once, and the place of each among them."""
    place = {text: n for n, text in enumerate(dict.fromkeys(texts))}
    return pa.array(list(place), pa.string()), np.array([place[text] for text in texts], np.int16)
