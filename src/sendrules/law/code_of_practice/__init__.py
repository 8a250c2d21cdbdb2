"""The SEND Code of Practice of 2015, where it asks for more than statute does. It is guidance and no part of the floor.

One module a chapter, with only those paragraphs that add a limit of their own; what restates the Act or the Regulations
is encoded where it stands there. The Code must be had regard to (CFA 2014 s.77), so what it asks is due unless there is
a good reason; it binds nobody as a limit does.
"""

from sendrules.law.code_of_practice import chapter_06, chapter_09
from sendrules.law.model.duty import Duty

DUTIES: tuple[Duty, ...] = (*chapter_06.DUTIES, *chapter_09.DUTIES)
