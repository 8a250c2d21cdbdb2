"""SI 2020/471: what the coronavirus instrument of 2020 relaxed, besides the limbs in the modules of their regulations.

https://www.legislation.gov.uk/uksi/2020/471

It put reg 2A into the SEND Regulations (and the like into SI 2014/1652, SI 2015/62 and SI 2017/1306): where it was not
reasonably practicable to meet a requirement that reg 2A(3) lists, for a reason relating to coronavirus, the period was
to be read as "as soon as reasonably practicable". Only what it lists is relaxed; it did not reach regs 13(1), 18, 20(3)
and (4), 22(2)(c), 24, 37(2), 48, 49 or 61.

Only this gloss and reg 18A(2) say "as soon as reasonably practicable". The limbs that it put into the text of the
Regulations (regs 4(3), 5(4)(e), 8(2)(d), 10(4)(e), 22(6), 27(3)(e), 45(8), and the like in SI 2015/62) lift a limit and
say no more. So what they leave is what the limited provision itself asks besides its date.
"""

from __future__ import annotations

from dataclasses import replace

from sendrules.citation import Provision
from sendrules.law.conditions.limbs import CoronavirusReason
from sendrules.law.model.duty import Duty, Limb
from sendrules.law.model.life import CORONAVIRUS_2020


def gloss(duty: Duty, provision: Provision) -> Duty:
    """Give the duty with the limb that the gloss of 2020 (reg 2A) adds to it.

    Args:
        duty: a duty that the gloss lists.
        provision: the paragraph of the gloss that lists it.
    """
    limb = Limb(
        id=f"reg-2A-for-{duty.id}",
        title="not reasonably practicable for a reason relating to coronavirus",
        when=CoronavirusReason(),
        provision=provision,
        in_force=CORONAVIRUS_2020,
        residual="as soon as reasonably practicable",
    )
    return replace(duty, unless=(*duty.unless, limb))
