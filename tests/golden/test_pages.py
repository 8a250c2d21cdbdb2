"""Both pages of every golden case keep to their length, and the family's page names nothing that only officers use."""

from functools import cache

import sendrules as sr
from golden import golden_cases
from pages import NAMES, ids


@cache
def pages() -> tuple[tuple[str, str, str], ...]:
    found = []
    for golden in golden_cases():
        result = sr.evaluate(golden.case, as_of=golden.as_of)
        found.append((str(golden), result.family_page(), result.officer_page()))
    return tuple(found)


def test_both_pages_keep_to_their_length() -> None:
    for name, family, officer in pages():
        assert len(family.splitlines()) <= 60, name
        assert len(officer.splitlines()) <= 160, name
        assert max(map(len, (family + officer).splitlines())) <= 80, name


def test_the_familys_page_has_no_id_and_no_digest() -> None:
    known = ids()
    for name, family, _ in pages():
        assert not NAMES.search(family), name
        assert not {word.strip(".,;:()") for word in family.split()} & known, name
