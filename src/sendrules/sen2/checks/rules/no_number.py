"""Nobody's number: neither UPN nor ULN, and no reason why."""

import numpy as np

from sendrules.sen2.checks.asked import Asked
from sendrules.sen2.checks.check import Check, Example, Hits, Severity
from sendrules.sen2.items import PERSON

_NUMBERS = ("UPN", "UniqueLearnerNumber", "UPNunknown")


def _finds(asked: Asked) -> Hits:
    people = asked.found[PERSON]
    given = np.logical_or.reduce([people.given(item) | people.was_refused(item) for item in _NUMBERS])
    return Hits(PERSON, "UPNunknown", np.flatnonzero(~given).astype(np.int32))


CHECK = Check(
    code="SR307",
    severity=Severity.QUERY,
    says="There is neither a UPN nor a ULN, and no reason for it.",
    fix="Give a number, or the code of the reason (UN1 to UN10).",
    reads=tuple((PERSON, item) for item in _NUMBERS),
    finds=_finds,
    examples=(
        Example(found=True, says={"Person.UPN": ""}),
        Example(found=False, says={"Person.UPN": "", "Person.UPNunknown": "UN8"}),
        Example(found=False, says={"Person.UPN": "", "Person.UniqueLearnerNumber": "9990000009"}),
        Example(found=False, says={}),
    ),
)
