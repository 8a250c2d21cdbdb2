"""Text in a CSV file that no spreadsheet takes for a formula, and that can be told from any other text."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

_FORMULA = r"^('*[=+\-@\t\r])"
"""How a text begins that a spreadsheet takes for a formula; or, after apostrophes, one that would look like a guarded one."""


def guarded(texts: pa.Array | pa.ChunkedArray) -> pa.Array | pa.ChunkedArray:
    """Give texts with an apostrophe before each that a spreadsheet would take for a formula.

    What has apostrophes before such a sign already gets one more. So no two texts become one, and whoever takes one
    apostrophe off again has the text as it was.

    Args:
        texts: the texts.

    >>> guarded(pa.array(["=A", "'=A", "'A", None])).to_pylist()
    ["'=A", "''=A", "'A", None]
    """
    return pc.replace_substring_regex(texts, _FORMULA, r"'\1")
