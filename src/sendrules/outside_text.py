r"""Text from outside, made safe: the one gate before a terminal, a file or a page.

Case files, policies, plugins, arguments, file names and the answers of other systems hold text that somebody else wrote. Such
text can steer a terminal, hide a character, turn its direction round or forge a line of output. Everything that shows
it calls one of these functions:

- ``on_one_line`` for a name, a label or a message: nothing in it breaks the line;
- ``in_lines`` for a whole text that has lines of its own: the last gate before a terminal;
- ``in_json`` for JSON, which loses nothing;
- ``in_markdown`` for Markdown, where ``<``, ``[`` and ``*`` would have an effect.

``normal_name`` gives a name in the one form in which names are kept and compared.
"""

from __future__ import annotations

import re
import unicodedata

_SEEN_BY_NOBODY = (
    r"\x00-\x1f\x7f-\x9f"  # the control characters of ASCII and of Latin-1; a terminal obeys them
    r"\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164"
    r"\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"  # halves of a pair: bytes of an argument that are no text
    r"\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2"  # marks of format that some fonts show
    r"\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_HIDDEN = f"[{_SEEN_BY_NOBODY}]"
_HIDDEN_IN_LINES = rf"(?![\n\t])[{_SEEN_BY_NOBODY}]"
"""Both are compiled when a text first needs them: most texts are plain."""
_COMMON = frozenset("–—‘’“”…•£")
_JOINERS = re.compile(r"[\u200c\u200d\ufe00-\ufe0f]")
"""What joins or varies signs in other scripts and in pictures: kept in a note, which nothing compares."""
WITHOUT_IT = "Write the text without it."
"""How to fix it."""
_SHORT = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}
_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u201b\u02bc\uff07", "'") | dict.fromkeys("\u2010\u2011", "-"))
_MARKS = re.compile(
    r"[\\`*{}\[\]|~$_:.#+\-=!)](?:"  # one of these, so that all else is passed over at once; and then it is
    r"(?<=[\\`*{}\[\]|~$])"  # a mark of Markdown wherever it stands
    r"|(?<=_)(?:(?<![A-Za-z0-9]_)|(?![A-Za-z0-9]))"  # within a word an underscore is only an underscore
    r"|(?<=:)(?=//)|(?<=[wW]{3}\.)"  # what would become a link by itself
    r"|(?<=\A[#+\-=!])|(?<=\A\d[.)])|(?<=\A\d\d[.)])|(?<=\A\d{3}[.)])|(?<=\A\d{4}[.)])"  # a heading, a list, a rule
    r")",
    re.ASCII,
)
_SPACES = re.compile(r"[ \xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def _is_plain(text: str) -> bool:
    """Whether every character is one of ASCII, of Latin with its accents, or a common mark of print."""
    return text.isprintable() and (text.isascii() or all(char < "\u0250" or char in _COMMON for char in text))


def hidden_in(text: str, *, lines: bool = False) -> str:
    r"""Give the first character that nobody sees or that steers a terminal; empty where there is none.

    Args:
        text: the text.
        lines: whether the text may have lines, tabs, and what joins signs in other scripts.

    >>> hidden_in("Oak\u200b School") == "\u200b", hidden_in("Oak School")
    (True, '')
    """
    if _is_plain(text):
        return ""
    if lines:
        text = _JOINERS.sub("", text.replace("\r\n", "\n"))
    found = re.search(_HIDDEN_IN_LINES if lines else _HIDDEN, text)
    return found[0] if found else ""


def not_printable(text: str, *, lines: bool = False) -> str:
    r"""Say that a text has a character that cannot be printed; empty where it has none.

    Args:
        text: the text.
        lines: as for ``hidden_in``.

    >>> not_printable("Oak\u200b School")
    'there is a character in it that cannot be printed (U+200B).'
    """
    hidden = hidden_in(text, lines=lines)
    return f"there is a character in it that cannot be printed ({code_of(hidden)})." if hidden else ""


def code_of(char: str) -> str:
    """Give the code of a character, as people look it up.

    >>> code_of(chr(0x202E))
    'U+202E'
    """
    return f"U+{ord(char):04X}"


def on_one_line(text: str) -> str:
    r"""Give a text on one line, with every hidden character as its code.

    Args:
        text: any text.

    >>> print(on_one_line("A-17\nCase B: in time"))
    A-17\nCase B: in time
    """
    return text if _is_plain(text) else re.sub(_HIDDEN, _escape, text)


def in_lines(text: str) -> str:
    r"""Give a text with its lines and tabs, and every other hidden character as its code.

    Args:
        text: any text.

    >>> print(in_lines("first\nred \x1b[31m"))
    first
    red \x1b[31m
    """
    return text if _is_plain(text.replace("\n", "")) else re.sub(_HIDDEN_IN_LINES, _escape, text)


def in_json(text: str) -> str:
    r"""Give JSON with every hidden character as an escape of JSON. It reads as the same data.

    Args:
        text: JSON.

    >>> print(in_json('{"about": "\u202eOak"}'))
    {"about": "\u202eOak"}
    """
    return text if _is_plain(text.replace("\n", "")) else re.sub(_HIDDEN_IN_LINES, _escape_in_json, text)


def in_markdown(text: str) -> str:
    r"""Give a text for Markdown, where it reads as it stands: no mark in it has an effect.

    Args:
        text: any text.

    >>> print(in_markdown("[A-17] **new**, <b>"))
    \[A-17\] \*\*new\*\*, &lt;b&gt;
    """
    return _MARKS.sub(_escaped_mark, on_one_line(text).strip()).translate(_ENTITIES)


def normal_name(text: str) -> str:
    r"""Give a name in its one form: NFC, a plain apostrophe and hyphen, single spaces, none at the ends.

    Args:
        text: the name.

    >>> normal_name("  St Mary\u2019s \xa0School ")
    "St Mary's School"
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_APOSTROPHES)
    return _SPACES.sub(" ", text).strip(" ")


def _escaped_mark(match: re.Match[str]) -> str:
    return f"\\{match[0]}"


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    if char in _SHORT:
        return _SHORT[char]
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _escape_in_json(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x10000:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
