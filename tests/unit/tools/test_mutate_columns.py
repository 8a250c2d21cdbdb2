"""Named mistakes on columns: which can be put in, and which are found."""

import pytest
from mutate_columns import ROOT, WAYS, Mistake, found_by, mistakes

from cases_of_duties import cases_of_duties
from comparing_columns import Asked, asked
from small_law import small_law

DONE_LATE = Mistake("an act on the last day is late", "judged.py", "(day > limit)", "(day >= limit)", "law")


@pytest.mark.parametrize("mistake", mistakes(), ids=lambda mistake: mistake.name)
def test_every_mistake_says_what_finds_it(mistake):
    assert mistake.by in WAYS
    assert bool(mistake.test) == (mistake.by == "test")
    assert (ROOT / mistake.path).is_file()


def test_a_text_that_is_no_longer_there_is_told():
    gone = Mistake("nothing", "judged.py", "what was never written", "this", "law")
    assert gone.gone.startswith("GONE judged.py: nothing: 'what was never written' stands there 0 times")


def test_names_are_told_apart_and_at_least_forty():
    names = [mistake.name for mistake in mistakes()]
    assert len(names) == len(set(names)) >= 40


def test_a_mistake_is_found_in_a_fork_and_leaves_nothing_behind():
    cases = cases_of_duties(240, 0, small_law(), tight=True, each=True)
    tried = [Asked(group, as_of, law=small_law()) for as_of, group in asked(cases, 2, 4, 80)]
    assert found_by(DONE_LATE, tried)
    assert not any(group.compared().differences for group in tried)
