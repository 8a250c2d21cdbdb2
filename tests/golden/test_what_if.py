"""Cases worked by hand under the two amendments of ``examples/amendments/``, which are illustrations and no law."""

from pathlib import Path

import pytest

import sendrules as sr
from golden import GOLDEN, Golden, golden_cases, got

EXAMPLES = Path(__file__).parents[2] / "examples"
CASES = golden_cases(GOLDEN / "what_if")
AMENDMENTS = {page: sr.read_amendment(EXAMPLES / f"{page}.toml") for page in dict.fromkeys(case.page for case in CASES)}


@pytest.mark.parametrize("golden", CASES, ids=str)
def test_case(golden: Golden) -> None:
    what_if = sr.evaluate(golden.case, as_of=golden.as_of, what_if=AMENDMENTS[golden.page]).what_if
    assert what_if is not None
    for expected in golden.expect:
        found = what_if[expected.duty]
        answers = found.instances if expected.every else (found,)
        assert len(answers) == len(expected.occurrences), (expected.duty, golden.why)
        for answer, wanted in zip(answers, expected.occurrences, strict=True):
            assert got(answer, wanted, found) == wanted, (expected.duty, golden.why)


def test_every_example_has_cases_and_says_that_it_is_an_illustration() -> None:
    assert {path.stem for path in (EXAMPLES / "amendments").glob("*.toml")} == {Path(page).name for page in AMENDMENTS}
    assert all(amendment.is_illustration for amendment in AMENDMENTS.values())


def test_the_example_on_key_stages_says_that_no_text_of_the_bill_was_seen() -> None:
    assert "no Bill text was seen" in AMENDMENTS["amendments/reviews-at-key-stages"].source.replace("\n", " ")
