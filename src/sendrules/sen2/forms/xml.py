"""XML, as systems of vendors write it and COLLECT takes it: read as a stream, with no DOCTYPE and no entities."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from xml.parsers import expat

import numpy as np
import pyarrow as pa

from sendrules.errors import InputError, Problem
from sendrules.outside_files import unreadable
from sendrules.sen2.items import HEADER, ITEMS, MODULES, PARENTS, PERSON, Form
from sendrules.sen2.places import NotRead, Refused, Spot
from sendrules.sen2.raw import RawRecords, RawReturn

_BLOCK = 1 << 20
_DEEPEST, _LONGEST = 40, 10_000
_MOST_UNKNOWN = 1_000
"""So many different elements that nothing is known of are listed. A file with more is no return."""
_AROUND = frozenset({"message", "header", "persons", "collectiondetails", "source"})
"""Elements that only hold others."""
_DECLARED = (
    "the file declares a document type (DOCTYPE). A return has none, and declarations can make a small file endless."
)


class _Column:
    """What one item says, by the records that say it."""

    __slots__ = ("codes", "name", "records", "said", "spelled")

    def __init__(self, name: str) -> None:
        self.name, self.spelled = name, ""
        self.codes: dict[str, int] = {}
        self.records, self.said = array("i"), array("i")

    def texts(self, many: int) -> tuple[pa.DictionaryArray, list[int]]:
        """Give a text for each record, and the records that say it twice: they get none."""
        records, said = np.frombuffer(self.records, np.int32), np.frombuffer(self.said, np.int32)
        found = np.full(many, -1, np.int32)
        found[records[::-1]] = said[::-1]
        twice = np.unique(records[1:][records[1:] == records[:-1]])
        found[twice] = -1  # which of them is right cannot be told
        indices = pa.array(found, mask=found < 0)
        return pa.DictionaryArray.from_arrays(indices, pa.array(list(self.codes), pa.string())), twice.tolist()


class _Module:
    """The records of one module, as far as they are read."""

    __slots__ = ("columns", "lines", "name", "parents")

    def __init__(self, name: str) -> None:
        self.name = name
        self.lines, self.parents = array("i"), array("i")
        self.columns = {item: _Column(item) for item in ITEMS[name]}

    def names(self) -> Mapping[str, _Column]:
        """Give each column by its names in small letters."""
        return {
            name.lower(): self.columns[item.name]
            for item in ITEMS[self.name].values()
            for name in (item.name, *item.spellings)
        }


def read_xml(path: Path) -> RawReturn:
    """Read a return in XML.

    Args:
        path: the file.

    Raises:
        InputError: it is no such file, it is cut off or not XML, or it declares a document type.
    """
    reader = _Reader(str(path))
    try:
        with path.open("rb") as file:
            reader.parse(iter(lambda: file.read(_BLOCK), b""))
    except OSError as error:
        raise InputError(str(path), [unreadable(error, path)]) from None
    return reader.found()


class _Reader:
    def __init__(self, file: str) -> None:
        self.file = file
        self.modules = {name: _Module(name) for name in MODULES}
        self.header: dict[str, str] = {}
        self.unknown: dict[tuple[str, str], tuple[int, int]] = {}
        self.refused: list[Refused] = []
        self._header_names = {
            name.lower(): item.name for item in ITEMS[HEADER].values() for name in (item.name, *item.spellings)
        }

    def parse(self, blocks: Iterable[bytes]) -> None:
        """Read the whole file."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse_declarations
        walk = _Walk(self, parser)
        parser.StartElementHandler, parser.EndElementHandler = walk.start, walk.end
        parser.CharacterDataHandler = walk.texts.append
        some = False
        try:
            for block in blocks:
                some = some or bool(block.strip())
                parser.Parse(block, False)
                walk.shorten()
            if not some:
                raise InputError(self.file, [Problem("", "the file is empty.", "Check that it is the right file.")])
            parser.Parse(b"", True)
        except InputError:
            raise
        except expat.ExpatError as error:
            raise InputError(self.file, [_not_xml(error)]) from None
        except (ValueError, LookupError):  # expat asks Python for an encoding that it does not know
            message = "the file says that it is in an encoding that cannot be read."
            raise InputError(self.file, [Problem("", message, _AS_UTF_8, line=1)]) from None

    def _refuse_declarations(self, *_: Any) -> None:
        raise InputError(self.file, [Problem("", _DECLARED, "Export the return again, or remove the DOCTYPE.")])

    def within(self, module: str) -> dict[str, Any]:
        """What may stand within a module, by its name in small letters; names as they are spelled are added when they are met."""
        if module == HEADER:
            return {**{name: (item,) for name, item in self._header_names.items()}, **{name: name for name in _AROUND}}
        if not module:
            return {**{name: name for name in _AROUND}, PERSON.lower(): self.modules[PERSON]}
        inner: dict[str, Any] = {
            name.lower(): self.modules[name] for name, parent in PARENTS.items() if parent == module
        }
        return {**self.modules[module].names(), **inner}

    def classed(self, name: str, known: Any) -> Any:
        """What an element is, whatever the case of its letters; kept by its spelling."""
        what = known.get(name.rpartition(":")[2].lower(), _UNKNOWN)
        known[name] = what
        if isinstance(what, _Column):
            what.spelled = what.spelled or name
        return what

    def met(self, module: str, name: str, line: int) -> None:
        """Count an element that nothing is known of."""
        first, times = self.unknown.get((module, name), (line, 0))
        self.unknown[module, name] = (first, times + 1)
        if len(self.unknown) > _MOST_UNKNOWN:
            message = f"more than {_MOST_UNKNOWN:,} different elements are none of a SEN2 return."
            raise InputError(self.file, [Problem("", message, "Check that it is the right file.", line=line)])

    def say(self, column: Any, module: str, record: int, text: str) -> None:
        """Take what an item of a record says."""
        if column.__class__ is tuple:
            self._say_of_header(column[0], text)
            return
        if len(text) > _LONGEST:
            spot = Spot(self.file, self.modules[module].lines[record], column.spelled)
            self.refused.append(Refused(spot, module, column.name, "", _TOO_LONG, "Shorten it.", record))
            return
        codes = column.codes
        code = codes.get(text)
        if code is None:
            code = codes[text] = len(codes)
        column.records.append(record)
        column.said.append(code)

    def _say_of_header(self, item: str, text: str) -> None:
        spot = Spot(self.file, None, item)
        if len(text) > _LONGEST:
            self.refused.append(Refused(spot, HEADER, item, "", _TOO_LONG, "Shorten it."))
        elif self.header.setdefault(item, text) != text:
            message = f"the header says {item} twice; {self.header[item][:60]!r} was read."
            self.refused.append(Refused(spot, HEADER, item, text, message, "Keep one."))

    def found(self) -> RawReturn:
        """Give what was read."""
        if not self.modules[PERSON].lines and not self.header:
            raise InputError(
                self.file, [Problem("", "there is no person and no header in it.", "Check that it is a SEN2 return.")]
            )
        modules, columns = {}, set()
        for name, module in self.modules.items():
            many = len(module.lines)
            texts: dict[str, pa.DictionaryArray] = {}
            for item, column in module.columns.items():
                if column.spelled:
                    columns.add((name, item))
                if len(column.records):
                    texts[item], twice = column.texts(many)
                    self.refused += (self._twice(module, record, column) for record in twice)
            modules[name] = RawRecords(
                self.file,
                np.frombuffer(module.lines, np.int32) if many else np.empty(0, np.int32),
                texts,
                {item: column.spelled for item, column in module.columns.items() if column.spelled},
                np.frombuffer(module.parents, np.int32) if many else np.empty(0, np.int32),
            )
        columns |= {(HEADER, item) for item in self.header}
        not_read = [
            NotRead(Spot(self.file, first, name), module, times)
            for (module, name), (first, times) in self.unknown.items()
        ]
        return RawReturn(
            Form.XML,
            (self.file,),
            self.header,
            self.file,
            modules,
            frozenset(columns),
            tuple(self.refused),
            tuple(not_read),
        )

    def _twice(self, module: _Module, record: int, column: _Column) -> Refused:
        spot = Spot(self.file, module.lines[record], column.spelled)
        message = f"{column.name} stands twice in one {module.name} record."
        return Refused(spot, module.name, column.name, "", message, "Keep the right one.", record)


class _Walk:
    """What the parser calls for each element, with where in the return it stands."""

    __slots__ = (
        "_column",
        "_inner",
        "_known",
        "_module",
        "_parser",
        "_reader",
        "_record",
        "_stack",
        "_unknown",
        "texts",
    )

    def __init__(self, reader: _Reader, parser: Any) -> None:
        self._reader, self._parser = reader, parser
        self._inner = {name: reader.within(name) for name in ("", HEADER, *MODULES)}
        self._stack: list[tuple[str, int, Any]] = []
        self._module, self._record, self._known = "", -1, self._inner[""]
        self._column: Any = None
        self._unknown = 0
        self.texts: list[str] = []

    def start(self, name: str, _: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        if self._column is None:
            self.texts.clear()
        what = self._known.get(name)
        if what is None:
            what = self._reader.classed(name, self._known)
        if self._unknown or what is _UNKNOWN or self._column is not None:
            self._begin_unknown(name)
        elif what.__class__ is _Column or what.__class__ is tuple:
            self._column = what
        else:
            self._begin_record(what)

    def _begin_unknown(self, name: str) -> None:
        if not self._stack:
            raise InputError(self._reader.file, [_no_return(name)])
        self._unknown += 1
        if self._unknown == 1:
            self._reader.met(self._module, name, self._parser.CurrentLineNumber)
        elif self._unknown > _DEEPEST:
            raise InputError(self._reader.file, [_too_deep(self._parser.CurrentLineNumber)])

    def _begin_record(self, what: Any) -> None:
        """Go into a record, or into an element that only holds others."""
        self._stack.append((self._module, self._record, self._known))
        if len(self._stack) > _DEEPEST:
            raise InputError(self._reader.file, [_too_deep(self._parser.CurrentLineNumber)])
        if what.__class__ is _Module:
            what.lines.append(self._parser.CurrentLineNumber)
            what.parents.append(self._record)
            self._module, self._record, self._known = what.name, len(what.lines) - 1, self._inner[what.name]
        elif what == "header":
            self._module, self._known = HEADER, self._inner[HEADER]

    def end(self, _: str) -> None:
        """Take the end of an element."""
        if self._unknown:
            self._unknown -= 1
        elif self._column is not None:
            if text := "".join(self.texts).strip():
                self._reader.say(self._column, self._module, self._record, text)
            self._column = None
        else:
            self._module, self._record, self._known = self._stack.pop()

    def shorten(self) -> None:
        """Keep no more of a text than tells that it is too long: a text without end would fill the memory."""
        if len(self.texts) > _LONGEST // 100:
            self.texts[:] = ["".join(self.texts)[: _LONGEST + 1]]


_UNKNOWN = object()
_AS_UTF_8 = 'Save it as UTF-8, with encoding="UTF-8" in its first line.'
_TOO_LONG = f"the text is longer than {_LONGEST:,} characters."


def _no_return(name: str) -> Problem:
    message = f"this is no SEN2 return: it begins with <{name[:40]}>, not with <Message>."
    return Problem("", message, "Check that it is the right file.")


def _not_xml(error: expat.ExpatError) -> Problem:
    why = expat.ErrorString(error.code)
    if error.code == expat.errors.codes[expat.errors.XML_ERROR_INCORRECT_ENCODING]:
        message = "the file is in another encoding than it says."
        return Problem("", message, _AS_UTF_8, line=error.lineno)
    if error.code == expat.errors.codes[expat.errors.XML_ERROR_INVALID_TOKEN]:
        message = "this is not well-formed XML, or the file is in another encoding than it says."
        return Problem("", message, f"Correct that line. {_AS_UTF_8}", line=error.lineno)
    if error.code in (
        expat.errors.codes[expat.errors.XML_ERROR_NO_ELEMENTS],
        expat.errors.codes[expat.errors.XML_ERROR_UNCLOSED_TOKEN],
    ):
        return Problem(
            "", "the file ends in the middle of the XML: it is cut off.", "Export it again.", line=error.lineno
        )
    return Problem(
        "", f"this is not well-formed XML: {why}.", "Export it again, or correct that line.", line=error.lineno
    )


def _too_deep(line: int) -> Problem:
    return Problem(
        "", f"elements lie more than {_DEEPEST} deep in one another.", "Check that it is a SEN2 return.", line=line
    )
