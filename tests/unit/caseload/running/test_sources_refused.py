"""What is asked in a wrong way is refused in a sentence, before anything is read."""

from datetime import date

import pyarrow as pa
import pytest

import sendrules as sr

TABLE = pa.table({"case": ["A"], "kind": ["request"], "on": ["2025-05-21"]})


@pytest.mark.parametrize(
    ("wrong", "error", "said"),
    [
        ({"batch_cases": "5"}, sr.WrongType, "batch_cases must be a whole number, not str"),
        ({"processes": 1.5}, sr.WrongType, "processes must be a whole number, not float"),
        ({"audit": 1.5}, sr.WrongType, "audit must be a whole number, not float"),
        ({"columns": ["case"]}, sr.WrongType, "columns must map"),
        ({"columns": {"kind": 5}}, sr.WrongType, "columns must map"),
        ({"day_format": 3}, sr.WrongType, "day_format must be a text, not int"),
        ({"shape": "tall"}, sr.InputError, "'tall' is no shape of a table"),
    ],
)
def test_an_argument_of_another_type_is_refused(wrong, error, said):
    with pytest.raises(error, match=said):
        sr.caseload.evaluate(TABLE, as_of=date(2025, 10, 9), **wrong)
