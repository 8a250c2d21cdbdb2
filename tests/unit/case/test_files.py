"""Reading a case from a file: encodings, JSON that is broken, and JSON in and out."""

import json

import pytest

from raw_cases import EVERYTHING, accepted, problem, problems
from sendrules.case.case import Case
from sendrules.case.files import read_case, read_case_file, read_cases
from sendrules.errors import InputError


def as_text(record: object) -> str:
    return json.dumps(record, sort_keys=True)


def test_json_in_and_out():
    case = accepted(EVERYTHING)
    assert Case.model_validate_json(case.model_dump_json()) == case
    again = json.loads(case.model_dump_json(exclude_none=True))
    assert again["format"] == "sendrules-case-1"
    for before, after in zip(EVERYTHING["events"], again["events"], strict=True):
        assert after | before == after
    for name in ("circumstances", "determinations", "claims"):
        assert sorted(again[name], key=as_text) == sorted(EVERYTHING[name], key=as_text)
    assert {name: again[name] for name in ("reference", "facts")} == {
        name: EVERYTHING[name] for name in ("reference", "facts")
    }


def test_a_file_is_read(tmp_path):
    path = tmp_path / "case.json"
    path.write_text(json.dumps(EVERYTHING), encoding="utf-8")
    assert read_case_file(path) == read_case_file(str(path)) == accepted(EVERYTHING)


def test_a_file_that_is_not_there(tmp_path):
    path = tmp_path / "none.json"
    with pytest.raises(InputError, match="No such file") as caught:
        read_case_file(path)
    assert caught.value.source == str(path)


@pytest.mark.parametrize("text", ["{", "not json", '{"reference": "A",}'])
def test_a_file_that_is_not_json(tmp_path, text):
    path = tmp_path / "bad.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="this is not JSON") as caught:
        read_case_file(path)
    assert str(caught.value).startswith(f"{path}: 1 problem\n")


@pytest.mark.parametrize("text", ["[]", '"A"', "7", "null"])
def test_json_that_is_not_a_case(text):
    found = problem(text)
    assert found.message.endswith("a case is one JSON object, {...}.")
    assert found.fix


@pytest.mark.parametrize("given", [{"reference": "A"}, None, 7, ["A"]])
def test_what_is_no_text_is_refused_as_an_input(given):
    with pytest.raises(InputError, match=f"this is not a text .given: a value of type {type(given).__name__}"):
        read_case(given)


@pytest.mark.parametrize("content", [b"", b" \n", b"\xef\xbb\xbf"])
def test_an_empty_file(tmp_path, content):
    path = tmp_path / "empty.json"
    path.write_bytes(content)
    with pytest.raises(InputError, match="the file is empty"):
        read_case_file(path)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "latin-1"])
def test_another_encoding(tmp_path, encoding):
    path = tmp_path / "case.json"
    path.write_bytes('{"reference": "Zoë"}'.encode(encoding))
    with pytest.raises(InputError, match="Save it as UTF-8") as caught:
        read_case_file(path)
    assert len(caught.value.problems) == 1


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path):
    path = tmp_path / "case.json"
    path.write_text('{"reference": "Zoë"}', encoding="utf-8-sig")
    assert read_case_file(path) == read_case("\ufeff" + '{"reference": "Zoë"}') == Case(reference="Zoë")


def test_a_key_that_is_given_twice():
    text = (
        '{"reference": "A", "events": [{"kind": "request", "on": "2025-05-21", "on": "2025-05-22"}], '
        '"facts": {}, "facts": {"x": 1, "x": 2}, "referense": 1}'
    )
    found = {p.field: p for p in problems(text)}
    assert set(found) == {"events.0.on", "facts", "facts.x", "referense"}
    assert str(found["events.0.on"]) == "events.0.on: 'on' is given twice. Keep one of them."
    assert problem('{"reference": "A", "reference": "A"}').field == "reference"


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        *("[" * n + "]" * n for n in range(150, 1050, 50)),
        '{"reference": ' + "9" * 5000 + "}",
        '{"facts": ' * 300 + "1" + "}" * 300,
    ],
)
def test_text_that_would_break_the_reader_is_refused(text):
    assert problems(text)


def test_a_link_to_a_file_that_is_gone_is_a_problem_and_no_case_left_out(tmp_path):
    (tmp_path / "a.json").symlink_to(tmp_path / "gone.json")
    with pytest.raises(InputError, match=r"a\.json: No such file"):
        read_cases(tmp_path)
