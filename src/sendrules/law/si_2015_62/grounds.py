"""The grounds of exception of SI 2015/62, which are nearly the same in regs 5(4), 10(4), 29(7) and 30(7).

They differ from those of SI 2014/1530. Only the closure of a head teacher's or principal's institution counts: there is
no limb for early-years providers. Circumstances count if they affect the detained person, or the parent of a detained
child; a young person without capacity is read as including the alternative person (Schedule, Part 1). Only the parent's
absence counts.
"""

from __future__ import annotations

from sendrules.case.kinds import Role
from sendrules.law.conditions.limbs import AbsentFromArea, AdviceSoughtAroundClosure, CoronavirusReason, Exceptional
from sendrules.law.model.duty import Limb
from sendrules.law.model.life import CORONAVIRUS_2020, DETAINED_PERSONS
from sendrules.law.shared.detention import det
from sendrules.time.periods import Weeks

PRACTICABLE = "as soon as practicable"


def closure(id: str, ref: str, *, via: str | None = None, residual: str = PRACTICABLE) -> Limb:
    """Give the limb for a closure of the head teacher's or principal's institution."""
    return Limb(
        id=id,
        title="advice asked of the head teacher or principal around a closure of at least four weeks",
        when=AdviceSoughtAroundClosure(
            asked=(Role.HEAD_TEACHER, Role.PRINCIPAL), settings=(Role.SCHOOL, Role.POST_16_INSTITUTION)
        ),
        provision=det(ref),
        in_force=DETAINED_PERSONS,
        residual=residual,
        via=via,
    )


def personal(id: str, ref: str, *, residual: str = PRACTICABLE) -> Limb:
    """Give the limb for exceptional personal circumstances."""
    return Limb(
        id=id,
        title="exceptional personal circumstances of the detained person, or of a child's parent, in the period",
        when=Exceptional(personal=True),
        provision=det(ref),
        in_force=DETAINED_PERSONS,
        residual=residual,
    )


def parent_away(id: str, ref: str, at_least: Weeks, *, residual: str = PRACTICABLE) -> Limb:
    """Give the limb for the absence of a detained child's parent."""
    return Limb(
        id=id,
        title=f"the child's parent absent from the area for at least {at_least.n} weeks in the period",
        when=AbsentFromArea(at_least, who=(Role.PARENT,)),
        provision=det(ref),
        in_force=DETAINED_PERSONS,
        residual=residual,
    )


def coronavirus(id: str, ref: str, *, via: str | None = None, residual: str = PRACTICABLE) -> Limb:
    """Give the limb of 2020. It lifts a limit and says no more, so what remains is what the other limbs leave."""
    return Limb(
        id=id,
        title="impractical for a reason relating to coronavirus",
        when=CoronavirusReason(),
        provision=det(ref),
        in_force=CORONAVIRUS_2020,
        residual=residual,
        via=via,
    )
