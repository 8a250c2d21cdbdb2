"""Files that people give in place of a case: a spreadsheet, a policy, a document. Each is named, with what to do."""

from __future__ import annotations

from pathlib import Path

from sendrules.errors import Problem

_MAKE_ONE = "Cases are read from JSON: `sendrules case new` asks for the dates of one case and writes the file."
_HEADS = (
    (b"PK\x03\x04", "a spreadsheet, or another document of an office program"),
    (b"\xd0\xcf\x11\xe0", "a spreadsheet, or another document of an old office program"),
    (b"%PDF", "a PDF"),
    (b"<", "a page of HTML or XML"),
)
_SEPARATORS = (b",", b";", b"\t")


def another_format(path: Path, data: bytes) -> Problem | None:
    r"""Say what a file is that is no case; None where it may be JSON.

    Args:
        path: the file.
        data: what is in it.

    >>> str(another_format(Path("cases.csv"), b"reference,request\nA-1,21/05/2025"))[:52]
    'this is a table of comma-separated values, not JSON.'
    """
    suffix, start = path.suffix.casefold(), data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if suffix == ".toml":
        return Problem("", "this is TOML, which policies and amendments are written in, not JSON.", _MAKE_ONE)
    for head, what in _HEADS:
        if start.startswith(head):
            return Problem("", f"this is {what}, not JSON.", _MAKE_ONE)
    if start[:1] in (b"{", b"[", b""):
        return None
    lines = start.splitlines()
    if suffix in (".csv", ".tsv") or (len(lines) > 1 and any(s in lines[0] and s in lines[1] for s in _SEPARATORS)):
        return Problem("", "this is a table of comma-separated values, not JSON.", _MAKE_ONE)
    return None


def is_left_over(name: str) -> bool:
    """Whether a file of a folder is no case but what a program or a system left there, such as ``~$c1.json``.

    >>> is_left_over("~$c1.json"), is_left_over(".hidden.json"), is_left_over("c1.json")
    (True, True, False)
    """
    return name.startswith(("~$", ".", "._")) or name.casefold().endswith(
        (".json.part", ".json~", ".json.tmp", ".json.bak")
    )
