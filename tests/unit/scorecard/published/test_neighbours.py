"""The user's own file of neighbours."""

import pytest

from sendrules.errors import InputError
from sendrules.scorecard.published import read_neighbours


def written(tmp_path, text):
    path = tmp_path / "neighbours.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_two_columns_in_the_order_of_the_file(tmp_path):
    text = "\ufeffLA,Neighbour\n826,866\n826, 873 \n\n886,881\n"
    assert read_neighbours(written(tmp_path, text)) == {"826": ("866", "873"), "886": ("881",)}


def test_a_heading_is_not_needed(tmp_path):
    assert read_neighbours(written(tmp_path, "826,866\n")) == {"826": ("866",)}


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("826,866,1\n", 1, "it has 3 cells."),
        ("LA,Neighbour\n826,Swindon\n", 2, "'Swindon' is not a three-digit code."),
        ("826,866.0\n", 1, "'866.0' is not a three-digit code."),
        ("826,826\n", 1, "826 cannot be its own neighbour."),
        ("826,866\n826,866\n", 2, "866 is a neighbour of 826 twice."),
        ("LA,Neighbour\n", None, "no neighbours are in it."),
        ("", None, "no neighbours are in it."),
    ],
)
def test_a_wrong_row_is_told_with_its_line(tmp_path, text, line, message):
    with pytest.raises(InputError) as caught:
        read_neighbours(written(tmp_path, text))
    assert [(problem.line, problem.message) for problem in caught.value.problems] == [(line, message)]


def test_another_encoding_is_told(tmp_path):
    path = tmp_path / "n.csv"
    path.write_bytes("é,1".encode("latin-1"))
    with pytest.raises(InputError, match="this is not UTF-8 text"):
        read_neighbours(path)
