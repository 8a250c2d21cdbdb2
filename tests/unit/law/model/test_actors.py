"""Which sources of law bind."""

from sendrules.law.model.actors import Source


def test_only_statute_and_case_law_bind():
    assert {s for s in Source if s.binds} == {Source.STATUTE, Source.CASE_LAW}
