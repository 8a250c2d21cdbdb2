"""How an appeal ended, on columns."""

from sendrules.case.kinds import Ending
from sendrules.law.conditions.endings import EndedBy
from tried_rows import Row, check, e


def test_how_it_ended() -> None:
    check(
        EndedBy(Ending.STRUCK_OUT),
        [
            Row("so", [e("appeal-ended", 1, ended="struck-out")], True),
            Row("otherwise", [e("appeal-ended", 1, ended="withdrawn")], False),
            Row("not recorded", [e("appeal-ended", 1)], None),
        ],
    )
