"""A file from outside is read within bounds, and what keeps it from being read is told."""

from pathlib import Path

import pytest

from sendrules.errors import InputError
from sendrules.outside_files import bytes_of


def test_a_file_is_read(tmp_path):
    file = tmp_path / "a"
    file.write_bytes(b"12345")
    assert bytes_of(file, 5) == bytes_of(str(file), 6) == b"12345"


def test_a_file_that_is_too_large(tmp_path):
    file = tmp_path / "a"
    file.write_bytes(b"12345")
    with pytest.raises(InputError, match="the file is larger than") as caught:
        bytes_of(file, 4)
    assert caught.value.source == str(file)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs /dev/zero")
def test_a_file_that_has_no_end():
    with pytest.raises(InputError, match=r"/dev/zero: 1 problem\n  - the file is larger than 0.01 MB"):
        bytes_of("/dev/zero", 10_000)


@pytest.mark.parametrize(
    ("name", "words"), [("none", "No such file"), (".", "Is a directory"), ("a\0b", "there can be no such file")]
)
def test_a_file_that_cannot_be_read(name, words, tmp_path):
    with pytest.raises(InputError, match=words):
        bytes_of(f"{tmp_path}/{name}", 10)


def test_a_name_that_is_too_long(tmp_path):
    with pytest.raises(InputError, match="File name too long"):
        bytes_of(tmp_path / ("x" * 5000), 10)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ('"{}/my case.json"', "{}/my case.json"),
        ("“{}/my case.json”", "{}/my case.json"),
        ("{}/my case", "{}/my case.json"),
        ("{}/my csae.json", "{}/my case.json"),
        ("{}\\my case.json", "{}/my case.json"),
    ],
)
def test_the_file_that_is_meant_is_named(tmp_path, typed, meant):
    (tmp_path / "my case.json").write_text("{}", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        bytes_of(typed.format(tmp_path), 10)
    assert f"Did you mean {meant.format(tmp_path)}?" in str(caught.value)


def test_a_folder_that_is_not_there_and_one_in_place_of_a_file(tmp_path):
    with pytest.raises(InputError, match=f"There is no directory {tmp_path / 'none'}"):
        bytes_of(tmp_path / "none" / "a.json", 10)
    with pytest.raises(InputError, match="Name a file in it"):
        bytes_of(tmp_path, 10)
