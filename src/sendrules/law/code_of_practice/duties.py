"""Every duty of the instrument. The tuple is explicit, so that a missing module shows in a diff."""

from sendrules.law.code_of_practice import chapter_06, chapter_09
from sendrules.law.model.duty import Duty

DUTIES: tuple[Duty, ...] = (*chapter_06.DUTIES, *chapter_09.DUTIES)
