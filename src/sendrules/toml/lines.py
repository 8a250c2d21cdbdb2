"""Where each value of a TOML file stands: its line, by its path.

The values come from the standard library's ``tomllib``, which keeps no positions. The positions come from tree-sitter's TOML
grammar, which keeps nothing else. Both are maintained and typed; no grammar is written here.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sendrules.errors import MissingPackage

if TYPE_CHECKING:
    from tree_sitter import Node

Path = tuple[str | int, ...]
_KEYS = frozenset({"bare_key", "quoted_key", "dotted_key"})


class Lines:
    r"""The line of every key, table and element of a TOML text.

    >>> lines = Lines('[fast_track]\ntitle = "x"\n[[fast_track.targets]]\nduty = "y"\n')
    >>> lines.of(("fast_track", "targets", 0, "duty")), lines.of(("fast_track", "targets", 0, "nothing"))
    (4, 3)

    Raises:
        MissingPackage: tree-sitter or its grammar is not installed, as in a browser.
    """

    __slots__ = ("_found",)

    def __init__(self, text: str) -> None:
        root = _root(text)
        self._found: dict[Path, int] = {}
        arrays: dict[Path, int] = {}
        for node in root.named_children:
            if node.type == "pair":
                self._pair(node, ())
            elif node.type == "table":
                self._table(node, _resolved(_key(node.named_children[0]), arrays))
            elif node.type == "table_array_element":
                names = _key(node.named_children[0])
                above = _resolved(names[:-1], arrays)
                array = (*above, names[-1])
                arrays[array] = arrays.get(array, -1) + 1
                self._keep(array, node)
                self._table(node, (*array, arrays[array]))

    def of(self, path: Path) -> int | None:
        """Give the line of a path, or of the nearest thing above it that is in the file; None where nothing is."""
        for n in range(len(path), 0, -1):
            if path[:n] in self._found:
                return self._found[path[:n]]
        return None

    def _keep(self, path: Path, node: Node) -> None:
        self._found.setdefault(path, node.start_point[0] + 1)

    def _table(self, node: Node, path: Path) -> None:
        for n in range(1, len(path) + 1):
            self._keep(path[:n], node)
        for child in node.named_children[1:]:
            if child.type == "pair":
                self._pair(child, path)

    def _pair(self, node: Node, above: Path) -> None:
        path = (*above, *_key(node.named_children[0]))
        for n in range(len(above) + 1, len(path) + 1):
            self._keep(path[:n], node)
        if len(node.named_children) > 1:
            self._value(node.named_children[-1], path)

    def _value(self, node: Node, path: Path) -> None:
        if node.type == "array":
            elements = [child for child in node.named_children if child.type != "comment"]
            for n, child in enumerate(elements):
                self._keep((*path, n), child)
                self._value(child, (*path, n))
        elif node.type == "inline_table":
            for child in node.named_children:
                if child.type == "pair":
                    self._pair(child, path)


def _root(text: str) -> Node:
    """Parse a text; only who reads such a file needs the parser, which no browser has."""
    try:
        import tree_sitter_toml
        from tree_sitter import Language, Parser
    except ModuleNotFoundError as error:
        raise MissingPackage("reading a TOML file", error.name or "tree-sitter") from error
    return Parser(Language(tree_sitter_toml.language())).parse(text.encode()).root_node


def _resolved(names: Path, arrays: dict[Path, int]) -> Path:
    """Put the position of the last element after each name that is an array of tables."""
    out: Path = ()
    for name in names:
        out = (*out, name)
        if out in arrays:
            out = (*out, arrays[out])
    return out


def _key(node: Node) -> tuple[str, ...]:
    return tuple(_names(node))


def _names(node: Node) -> Iterator[str]:
    if node.type == "dotted_key":
        for child in node.named_children:
            yield from _names(child)
    elif node.type in _KEYS and node.text is not None:
        text = node.text.decode()
        yield _unquoted(text) if node.type == "quoted_key" else text


def _unquoted(text: str) -> str:
    """Give the key that a quoted key is, with its escapes read as TOML reads them."""
    try:
        return next(iter(tomllib.loads(f"{text} = 0")))
    except tomllib.TOMLDecodeError:  # the whole text has been read before, so this is no key of it
        return text[1:-1]
