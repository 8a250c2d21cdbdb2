"""Tables and lines at the command line: folded, in colour on a terminal only, and safe."""

import click
import pytest

from sendrules.cli.console import Console, Table, Text


def table(*rows: tuple[str, ...], **options) -> Table:
    found = Table(("Due", "What", "Provision"), **options)
    for row in rows:
        found.add_row(*row)
    return found


def lines_of(found: Table, width: int) -> list[str]:
    """The lines without their colours."""
    return [click.unstyle(line) for line in found.lines(width)]


LONG = ("Wed 2 Jul 2025", "Notify the decision whether to secure an EHC needs assessment", "SEND Regs reg 5(1)")


@pytest.mark.parametrize("width", [50, 64, 80, 100, 200])
def test_a_table_is_no_wider_than_asked_and_loses_no_word(width):
    lines = lines_of(table(LONG, unbroken=frozenset({0})), width)
    assert max(map(len, lines)) <= width
    assert sorted(" ".join(lines[1:]).split()) == sorted(" ".join(LONG).split())


def test_a_column_that_is_not_to_be_broken_is_whole_even_where_there_is_no_room():
    lines = lines_of(table(LONG, unbroken=frozenset({0})), 20)
    assert lines[1].startswith("Wed 2 Jul 2025  ")


def test_the_widest_columns_are_narrowed_first():
    due, what, provision = table(LONG, unbroken=frozenset({0}))._widths(70)
    assert (due, provision) == (14, 18)
    assert what == 70 - 14 - 18 - 4


def test_a_column_may_have_a_most():
    lines = lines_of(table(LONG, widest={2: 12}), 200)
    assert len(lines) == 3
    assert lines[2].strip() == "reg 5(1)"


def test_a_cell_keeps_its_own_lines():
    lines = lines_of(table(("Wed", "first\nsecond", "reg 5")), 80)
    assert [line.split() for line in lines[1:]] == [["Wed", "first", "reg", "5"], ["second"]]


def test_nothing_follows_the_last_text_of_a_line():
    lines = lines_of(table(("—", "a", ""), ("Wed", "", "")), 80)
    assert all(line == line.rstrip() for line in lines)


def test_a_row_of_another_length_is_refused():
    with pytest.raises(ValueError, match="argument"):
        lines_of(table(("Wed", "a")), 80)


def test_lines_are_folded_at_their_indent(capsys):
    Console(20).print("  a line that is longer than that")
    assert capsys.readouterr().out == "  a line that is\n  longer than that\n"


@pytest.mark.parametrize(
    ("set_to", "coloured"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
    ],
)
def test_colour_is_for_terminals_or_where_it_is_asked_for(set_to, coloured, monkeypatch, capsys):
    for name in ("FORCE_COLOR", "NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in set_to.items():
        monkeypatch.setenv(name, value)
    Console(40).print(Text("overdue", "bold red"))
    out = capsys.readouterr().out
    assert ("\x1b[31m" in out) is coloured
    assert ("\x1b[1m" in out) is coloured


def test_text_from_outside_is_safe_in_a_line_and_in_a_cell(capsys):
    grid = table(("\x1b[31mred", "turned \u202e round", "\x9b1m"))
    Console(100).print(grid)
    Console(100).print("title \x1b]0;x\x07", style="bold")
    out = capsys.readouterr().out
    assert out.isprintable() or set(out) - {"\n"} <= {c for c in out if c.isprintable()}
    assert "\\x1b[31mred" in out
