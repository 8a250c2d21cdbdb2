"""What the articles of the Order have in common: they modify a regulation, and the rest of that regulation stays.

An article that replaces a period "has effect as if" a paragraph of the Regulations gave another one. It replaces that
paragraph alone. So the exceptions of the regulation stay, and are tested and determined for the new period: arts 5(8)
and 6(8) keep reg 5(4), art 7(12) keeps regs 10(4) and 13(3), art 21(3) keeps reg 13(3), art 22(3) keeps reg 10(4), and
art 24(2) keeps reg 27(3). IPSEA's model letter 11, on a late transfer review, lists the same exceptions (seen in a
summary, not in the letter).
"""

from __future__ import annotations

from dataclasses import replace

from sendrules.citation import TRANSITIONAL_ORDER, Provision
from sendrules.law.model.duty import Limb
from sendrules.law.model.life import CORONAVIRUS_2020, InForce


def art(ref: str) -> Provision:
    """Cite the Transitional Order: ``art("21(3)")``."""
    return Provision(TRANSITIONAL_ORDER, f"art {ref}")


def kept(lent: tuple[Limb, ...], duty: str, ref: str, in_force: InForce | None = None) -> tuple[Limb, ...]:
    """Give the limbs of the regulation that an article modifies, for the limit of one duty.

    Args:
        lent: the limbs of the regulation.
        duty: the id of the duty.
        ref: the article, as in ``art``.
        in_force: the life of the limbs, where it is not that of the regulation: for a period that may begin before it.
            The limbs of 2020 keep theirs.

    >>> from sendrules.law.si_2014_1530 import reg_10
    >>> limb = kept(reg_10.LIMBS, "trans-2270-art21-24/no-plan", "22(3)")[0]
    >>> limb.id, limb.provision.ref, limb.via
    ('trans-2270-art21-24/no-plan-a-exception', 'art 22(3) with reg 10(4)(a)', 'reg-10-4-a-exception')
    """
    return tuple(
        replace(
            limb,
            id=f"{duty}-{limb.id.removesuffix('-exception')[-1]}-exception",
            provision=art(f"{ref} with {limb.provision.ref.replace(' with ', ' and ')}"),
            in_force=in_force if in_force and limb.in_force != CORONAVIRUS_2020 else limb.in_force,
            via=limb.id,
        )
        for limb in lent
    )
