"""``value``: frozen records that share their methods. They behave as frozen dataclasses do."""

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendrules.values import quick, value


@value
class Point:
    x: int
    y: int = 0
    label: str = field(default="", compare=False)


@value
class Further(Point):
    z: int = 0


@value(kw_only=True)
class Named:
    name: str
    parts: tuple[int, ...] = field(default_factory=tuple)
    double: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "double", self.name * 2)


@value
class Empty:
    pass


@dataclass(frozen=True, slots=True)
class Standard:
    x: int
    y: int = 0


@given(st.integers(), st.integers(), st.integers(), st.integers())
def test_equality_and_hash_are_those_of_a_dataclass(a, b, c, d):
    assert (Point(a, b) == Point(c, d)) is (Standard(a, b) == Standard(c, d))
    if Point(a, b) == Point(c, d):
        assert hash(Point(a, b)) == hash(Point(c, d))


def test_a_field_that_is_left_out_of_comparison_does_not_count():
    assert Point(1, label="a") == Point(1, label="b")
    assert hash(Point(1, label="a")) == hash(Point(1, label="b"))


def test_another_class_is_never_equal():
    assert Point(1) != Further(1)
    assert Point(1) != (1, 0)
    assert Empty() == Empty()


@pytest.mark.parametrize(
    "act", [lambda p: setattr(p, "x", 2), lambda p: delattr(p, "x"), lambda p: setattr(p, "new", 2)]
)
def test_nothing_changes_it(act):
    with pytest.raises(FrozenInstanceError):
        act(Point(1))


def test_it_has_slots():
    assert not hasattr(Point(1), "__dict__")
    assert not hasattr(Further(1), "__dict__")


def test_it_says_what_it_holds():
    assert repr(Point(1, label="a")) == "Point(x=1, y=0, label='a')"
    assert repr(Named(name="n")) == "Named(name='n', parts=())"


def test_dataclasses_can_read_and_replace_it():
    assert [f.name for f in fields(Further)] == ["x", "y", "label", "z"]
    assert replace(Further(1, 2), z=3) == Further(1, 2, z=3)
    assert replace(Named(name="a"), name="b").double == "bb"


@pytest.mark.parametrize("found", [Point(1, 2, "a"), Further(1, 2, z=3), Named(name="n", parts=(1,)), Empty()])
def test_it_is_copied_and_pickled_whole(found):
    for other in (copy.copy(found), copy.deepcopy(found), pickle.loads(pickle.dumps(found))):
        assert other == found
        assert repr(other) == repr(found)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: Point(), "needs 'x'"),
        (lambda: Point(1, 2, "", 4), "takes 3 values"),
        (lambda: Point(1, x=1), "'x' twice"),
        (lambda: Point(1, w=1), "no field 'w'"),
        (lambda: Named("n"), "takes 0 values"),
        (lambda: Named(name="n", double="d"), "no field 'double'"),
    ],
)
def test_what_does_not_fit_is_told(make, words):
    with pytest.raises(TypeError, match=words):
        make()


def test_a_method_of_its_own_is_kept():
    @value
    class Own:
        x: int

        def __repr__(self) -> str:
            return "own"

    assert repr(Own(1)) == "own"


def test_a_pattern_matches_it():
    match Point(1, 2):
        case Point(x, y):
            assert (x, y) == (1, 2)


@quick
class Spot:
    x: int
    y: int = 0
    seen: str = field(default="", compare=False)


@quick(eq=False)
class Itself:
    x: int


@quick(kw_only=True)
class ByName:
    x: int


def test_quick_records_with_the_same_fields_are_equal_and_one_key():
    assert Spot(1, seen="a") == Spot(1, 0, "b")
    assert {Spot(1): "first"}[Spot(x=1)] == "first"
    assert Spot(1) != Spot(2)
    assert Spot(1) != Standard(1)


def test_a_quick_record_without_equality_is_equal_to_itself_alone():
    one = Itself(1)
    assert one == one
    assert one != Itself(1)
    assert len({one, Itself(1)}) == 2


def test_a_quick_record_may_take_its_fields_by_name_only():
    assert ByName(x=1).x == 1
    with pytest.raises(TypeError):
        ByName(1)


def test_a_quick_record_has_no_field_but_its_own():
    with pytest.raises(AttributeError):
        Spot(1).z = 2  # type: ignore[attr-defined]


def test_a_quick_record_is_replaced_copied_and_pickled_whole():
    found = Spot(1, 2, "a")
    assert replace(found, y=3) == Spot(1, 3)
    assert [getattr(pickle.loads(pickle.dumps(found)), f.name) for f in fields(found)] == [1, 2, "a"]
    assert copy.deepcopy(found) == found
