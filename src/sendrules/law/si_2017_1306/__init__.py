"""The SEND (First-tier Tribunal Recommendations Power) Regulations 2017 (SI 2017/1306). The tuple is explicit."""

from sendrules.law.model.duty import Duty
from sendrules.law.si_2017_1306 import reg_06, reg_07

DUTIES: tuple[Duty, ...] = (*reg_06.DUTIES, *reg_07.DUTIES)
