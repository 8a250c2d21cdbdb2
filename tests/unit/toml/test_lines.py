"""The line of each value of a TOML text, and of what keeps a text from being TOML."""

import sys

import pytest

from sendrules.amendment_file import parse_amendment
from sendrules.errors import MissingPackage
from sendrules.toml.lines import Lines
from sendrules.toml.reading import NotToml, values_of


@pytest.mark.parametrize("key", ['"a\\"b"', '"\\u0061"', "'a b'", '"a.b"', '""', '"\\u00e9"', '"tab\\there"'])
@pytest.mark.parametrize(
    ("text", "above", "line"),
    [
        ("one = 1\n{} = 2\n", (), 2),
        ("one = 1\n[table]\n\n{} = 2\n", ("table",), 4),
        ("one = 1\n[[list]]\n{} = {{ x = 1 }}\n", ("list", 0), 3),
        ("one = 1\n[table.{}]\nx = 1\n", ("table",), 2),
    ],
)
def test_a_quoted_key_has_its_own_line_however_it_is_escaped(
    key: str, text: str, above: tuple[str | int, ...], line: int
) -> None:
    (name,) = values_of(f"{key} = 0")
    assert Lines(text.format(key)).of((*above, name)) == line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('a = 1\nb = "x', 2),
        ("a = 1\n\nb = '''x\ny\n", 4),
        ("a = [1,\n2,\n", 2),
        ("a = 1\nb = = 2\nc = 3", 2),
        ("a = 1\r\nb = {\r\n", 2),
    ],
)
def test_what_is_no_toml_has_a_line_even_where_the_end_is_missing(text: str, line: int) -> None:
    with pytest.raises(NotToml) as caught:
        values_of(text)
    assert caught.value.problem.line == line


@pytest.mark.parametrize("package", ["tree_sitter", "tree_sitter_toml"])
def test_where_a_package_is_missing_its_name_is_said(monkeypatch, package):
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(
        MissingPackage, match=f"reading a TOML file needs the package {package}, which is not installed here"
    ):
        parse_amendment('format = "sendrules-amendment-1"\n')
