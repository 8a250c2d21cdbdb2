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
