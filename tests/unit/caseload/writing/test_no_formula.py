"""What no spreadsheet takes for a formula, and what it is read back as."""

import io
import re

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import csv

from sendrules.caseload.writing.no_formula import guarded

_SIGNS = st.text(st.sampled_from("'=+-@A"), max_size=6)


def _without_one(text: str) -> str:
    """A text without the apostrophe that guards it, as the reference of the caseload says."""
    return text[1:] if re.match(r"'+[=+\-@\t\r]", text) else text


@pytest.mark.parametrize(
    ("text", "written"),
    [("=A", "'=A"), ("'=A", "''=A"), ("''@A", "'''@A"), ("'A", "'A"), ("A=1", "A=1"), ("-1", "'-1"), ("", "")],
)
def test_a_text_that_looks_guarded_gets_one_apostrophe_more(text, written):
    assert guarded(pa.array([text])).to_pylist() == [written]


@given(st.lists(_SIGNS, max_size=9))
def test_what_is_written_to_csv_and_read_back_is_the_same_text(texts):
    file = io.BytesIO()
    csv.write_csv(pa.table({"case": guarded(pa.array(texts, pa.string())), "n": range(len(texts))}), file)
    file.seek(0)
    found = csv.read_csv(
        file, convert_options=csv.ConvertOptions(column_types={"case": pa.string()}, strings_can_be_null=False)
    )
    written = found["case"].to_pylist()
    assert [_without_one(text) for text in written] == texts
    assert not [text for text in written if text[:1] in set("=+-@")]
