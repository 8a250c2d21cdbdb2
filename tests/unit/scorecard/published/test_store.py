"""What a user adds is kept whole or not at all, and takes the place of what had its name."""

import sqlite3
from contextlib import closing

import pytest

from published import FACTS, row, write
from sendrules.errors import InputError
from sendrules.scorecard.published.reading import Level, read_published
from sendrules.scorecard.published.store import PublishedStore

KENT = next(fact for fact in FACTS if fact[2][1] == "886")
KENT_2023 = (2023, *KENT[1:3], "100 100 50 50 50 50 x x x x x x x x")


@pytest.fixture
def store(tmp_path):
    return PublishedStore(tmp_path / "own" / "figures.sqlite")


def read(tmp_path, facts, name="t.csv"):
    return read_published(write(tmp_path / name, [row(fact) for fact in facts]))


def den(store, year=2024, release=None):
    found = store.row("timeliness", year, Level.AUTHORITY, "886", release)
    return found and found.cells["plans_issued_den"]


def test_a_store_without_a_file_holds_nothing_and_makes_none(store):
    assert store.releases() == ()
    assert den(store) is None
    assert not store.path.exists()


def test_every_row_and_cell_is_kept(store, tmp_path):
    file = read_published(write(tmp_path / "t.csv"))
    (release,) = store.add([file])
    assert (release.name, release.file, release.digest) == ("2019 to 2024", "t.csv", file.digest)
    assert store.releases() == (release,)
    for one in file.rows:
        kept = store.row("timeliness", one.year, one.level, one.code)
        assert (kept.name, kept.region, kept.cells, kept.release) == (one.name, one.region, dict(one.cells), release)


def test_all_rows_of_a_level_are_those_that_are_asked_for_one_by_one(store, tmp_path):
    assert store.rows("timeliness", Level.AUTHORITY) == ()
    store.add([read_published(write(tmp_path / "t.csv"))])
    later = (2025, *KENT[1:3], KENT_2023[3])
    store.add([read(tmp_path, [later, (*KENT[:3], KENT[3].replace("2424", "2425", 1))], "later.csv")], "newer")
    rows = store.rows("timeliness", Level.AUTHORITY)
    assert [(one.year, one.code) for one in rows] == sorted(
        {(fact[0], fact[2][1]) for fact in (*FACTS, later) if fact[2][1]}
    )
    assert all(one == store.row("timeliness", one.year, one.level, one.code) for one in rows)
    assert {one.release.name for one in rows if one.code == "886"} == {"newer"}  # it reaches the latest year


def test_a_release_takes_the_place_of_the_one_with_its_name(store, tmp_path):
    store.add([read(tmp_path, [KENT, KENT_2023])])
    changed = (*KENT[:3], KENT[3].replace("2424", "2425", 1))
    (again,) = store.add([read(tmp_path, [changed, KENT_2023])])
    assert store.releases() == (again,)
    assert den(store) == "2425"
    with closing(sqlite3.connect(store.path)) as connection:
        (rows,) = connection.execute("SELECT count(*) FROM place").fetchone()
        (cells,) = connection.execute("SELECT count(*) FROM cell").fetchone()
    assert (rows, cells) == (2, 28)


def test_the_release_that_reaches_the_latest_year_is_used_first_and_the_others_are_kept(store, tmp_path):
    later = (*KENT_2023[:3], KENT_2023[3].replace("100", "101", 1))
    store.add([read(tmp_path, [KENT, later])], "2025")
    store.add([read(tmp_path, [KENT_2023])], "2024")
    assert [one.name for one in store.releases("timeliness")] == ["2025", "2024"]
    assert (den(store, 2023), den(store, 2023, "2024"), den(store, 2024, "2024")) == ("101", "100", None)


def test_of_two_that_reach_the_same_year_the_one_added_last_is_used(store, tmp_path):
    store.add([read(tmp_path, [KENT])], "June")
    changed = (*KENT[:3], KENT[3].replace("2424", "2425", 1))
    store.add([read(tmp_path, [changed])], "revised")
    assert (den(store), den(store, release="June")) == ("2425", "2424")


def test_two_files_of_one_release_are_refused_and_nothing_is_written(store, tmp_path):
    with pytest.raises(InputError, match="two of the files are the release '2024' of the data set timeliness"):
        store.add([read(tmp_path, [KENT]), read(tmp_path, [KENT], "other.csv")])
    assert not store.path.exists()


def test_what_fails_on_the_way_leaves_all_as_it_was(store, tmp_path):
    store.add([read(tmp_path, [KENT])])
    before = store.path.read_bytes()
    file = read(tmp_path, [KENT, KENT_2023])
    twice = type(file)(file.name, file.digest, file.dataset, (*file.rows, file.rows[0]), 0)  # a key that is there twice
    with pytest.raises(InputError, match="the store cannot be used: UNIQUE constraint"):
        store.add([twice], "2024")
    assert store.path.read_bytes() == before
    assert den(store) == "2424"


def test_a_file_that_is_no_database_is_refused_and_left_alone(store, tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("my notes\n" * 100)
    other = PublishedStore(path)
    for call in (other.releases, lambda: other.add([read(tmp_path, [KENT])])):
        with pytest.raises(InputError, match="the store cannot be used: file is not a database"):
            call()
    assert path.read_text() == "my notes\n" * 100


def test_another_programs_database_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE release (id)")
    with pytest.raises(InputError, match="this is another program's database"):
        PublishedStore(path).add([read(tmp_path, [KENT])])
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("release",)]


def test_a_store_of_another_version_is_refused(store, tmp_path):
    store.add([read(tmp_path, [KENT])])
    with closing(sqlite3.connect(store.path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(InputError, match="has the version 99, and this sendrules reads version 1"):
        store.releases()


def test_a_store_that_is_being_written_says_so(store, tmp_path, monkeypatch):
    store.add([read(tmp_path, [KENT])])
    plain = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *args, **named: plain(*args, **named, timeout=0.01))
    with closing(plain(store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(InputError, match="Another program is writing it"):
            store.add([read(tmp_path, [KENT])])


def test_a_folder_is_no_store(tmp_path):
    with pytest.raises(InputError, match="the store cannot be used"):
        PublishedStore(tmp_path).releases()
