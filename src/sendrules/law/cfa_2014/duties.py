"""Every duty of the instrument. The tuple is explicit, so that a missing module shows in a diff."""

from sendrules.law.cfa_2014 import (
    section_36,
    section_38,
    section_42,
    section_44,
    section_45,
    section_46,
    section_48,
    section_71,
    section_76,
)
from sendrules.law.model.duty import Duty

DUTIES: tuple[Duty, ...] = (
    *section_36.DUTIES,
    *section_38.DUTIES,
    *section_42.DUTIES,
    *section_44.DUTIES,
    *section_45.DUTIES,
    *section_46.DUTIES,
    *section_48.DUTIES,
    *section_71.DUTIES,
    *section_76.DUTIES,
)
