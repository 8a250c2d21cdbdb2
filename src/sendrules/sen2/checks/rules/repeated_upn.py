"""Two people with one UPN."""

import numpy as np
import pyarrow as pa

from sendrules.sen2.checks.asked import Asked
from sendrules.sen2.checks.check import Check, Example, Hits, Severity
from sendrules.sen2.items import PERSON


def _finds(asked: Asked) -> Hits:
    numbers = asked.found[PERSON].columns["UPN"]
    encoded = numbers if pa.types.is_dictionary(numbers.type) else numbers.dictionary_encode()
    codes = encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False)
    times = np.bincount(codes + 1, minlength=1)
    return Hits(PERSON, "UPN", np.flatnonzero((codes >= 0) & (times[codes + 1] > 1)).astype(np.int32))


CHECK = Check(
    code="SR306",
    severity=Severity.ERROR,
    says="Two people have one UPN.",
    fix="Check whether they are one person with two requests, or whether one number is wrong.",
    reads=((PERSON, "UPN"),),
    finds=_finds,
    examples=(
        Example(found=True, says={"Person.UPN": "Z999000000009"}, why="the other person of the example has it"),
        Example(found=False, says={"Person.UPN": "Z999000000008"}),
        Example(found=False, says={"Person.UPN": ""}),
    ),
)
