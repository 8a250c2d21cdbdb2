"""The Equality Act 2010: claims of disability discrimination against schools."""

from sendrules.law.ea_2010 import schedule_17
from sendrules.law.model.duty import Duty

DUTIES: tuple[Duty, ...] = schedule_17.DUTIES
