import random

import pyarrow as pa
import pytest

from sendrules.caseload.reading.cells import cells_of
from sendrules.caseload.reading.pieces import joined, piece_of
from sendrules.caseload.reading.runs import joined_runs, runs_of
from sendrules.caseload.reading.survey import _Cases

COLUMN = ["A", "A", None, "B ", "B", "", "  ", "C\u200b", "C\u200b", "D", None, "A  1", "A 1"]
FORMS = (
    lambda values: pa.chunked_array([pa.array(values, pa.string())]),
    lambda values: pa.chunked_array([pa.array(values, pa.large_string())]),
    lambda values: pa.chunked_array([pa.array(values, pa.string()).dictionary_encode()]),
    lambda values: cells_of(pa.chunked_array([pa.array(values, pa.string())])),
)


def told(runs):
    return runs.starts.tolist(), list(runs.references), sorted(runs.wrong), runs.blank.tolist(), runs.case.tolist()


@pytest.mark.parametrize("form", FORMS)
def test_runs(form):
    starts, references, wrong, blank, case = told(runs_of(form(COLUMN)))
    assert starts == [0, 3, 7, 9, 11]
    assert references == ["A", "B", "C\u200b", "D", "A 1"]
    assert wrong == [2]
    assert blank == [2, 5, 6, 10]
    assert case == [0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 3, 4, 4]


@pytest.mark.parametrize("form", FORMS)
def test_runs_of_parts_are_the_runs_of_the_whole(form):
    chance = random.Random(3)
    for _ in range(60):
        values = [chance.choice([*COLUMN, *"ABD"]) for _ in range(chance.randrange(1, 30))]
        cuts = (
            sorted(chance.sample(range(1, len(values)), min(len(values) - 1, chance.randrange(4))))
            if len(values) > 1
            else []
        )
        parts = [values[a:b] for a, b in zip([0, *cuts], [*cuts, len(values)], strict=True)]
        whole = runs_of(form(values))
        assert told(joined_runs([runs_of(form(part)) for part in parts])) == told(whole)
        pieces = joined([piece_of({"case": form(part)}, 0, 0) for part in parts])
        assert told(runs_of(pieces.columns["case"])) == told(whole)
        first = chance.randrange(len(whole))
        last = chance.randrange(first, len(whole)) + 1
        start, stop = int(whole.starts[first]), int([*whole.starts, whole.rows][last])
        assert told(whole.slice(first, last)) == told(runs_of(form(values[start:stop])))


def test_numbers_are_references_too():
    assert list(runs_of(pa.chunked_array([[7, 7, 12]])).references) == ["7", "12"]
    assert sorted(runs_of(pa.chunked_array([[7.5, 8.0]])).wrong) == [0, 1]


@pytest.mark.parametrize(
    ("parts", "together"),
    [
        (["AAB", "BCC", "D"], True),
        (["AAB", "BA"], False),
        (["ABA"], False),
        (["A", "B", "C", "D", "E", "A"], False),
        (["A", "A", "A"], True),
        ([], True),
    ],
)
def test_whether_the_rows_of_each_case_stand_together(parts, together):
    cases = _Cases()
    for part in parts:
        cases.add(runs_of(pa.chunked_array([list(part)])))
    assert cases.together is together
