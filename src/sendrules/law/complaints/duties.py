"""Every duty of the instrument. The tuple is explicit, so that a missing module shows in a diff."""

from sendrules.law.complaints import handling_code, health_service, local_government
from sendrules.law.model.duty import Duty

DUTIES: tuple[Duty, ...] = (*local_government.DUTIES, *health_service.DUTIES, *handling_code.DUTIES)
