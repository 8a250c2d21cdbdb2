"""Small whole numbers for what a table of events says, and flags."""

import numpy as np
import pytest

from sendrules.case.kinds import EventKind
from sendrules.caseload.columns.codes import KIND_CODE, KINDS, as_bytes, every, is_one_of, some


@pytest.mark.parametrize(
    ("flags", "any_is", "all_are"), [([], False, True), ([False], False, False), ([True, False], True, False), ([True], True, True)]
)  # fmt: skip
def test_whether_any_flag_is_set_and_whether_all_are(flags: list[bool], any_is: bool, all_are: bool) -> None:
    which = np.array(flags, bool)
    assert (some(which), every(which)) == (any_is, all_are)


def test_kinds_as_bytes_say_what_kinds_as_flags_say() -> None:
    kinds = (EventKind.REQUEST, KINDS[-1])
    codes = np.arange(len(KINDS), dtype=np.uint8)
    told = np.frombuffer(codes.tobytes().translate(as_bytes(kinds)), bool)
    assert told.tolist() == is_one_of(kinds).tolist()
    assert told.nonzero()[0].tolist() == sorted(KIND_CODE[kind] for kind in kinds)
