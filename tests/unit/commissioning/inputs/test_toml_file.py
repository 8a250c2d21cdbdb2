import re
from pathlib import Path

import pytest

from sendrules.commissioning.inputs import Between, parse_inputs
from sendrules.errors import InputError

WHOLE = """
first_month = 2027-01-01
months = 24
plan_after_months = 2
leads_to_plan = { low = 0.9, high = 1.0, likely = 0.95 }
source = "illustration"

[demand]
a_month = { low = 28, high = 32 }
growth_a_year = 0.05
withdrawn = 0.01
assessed = 0.7
source = "illustration"
[demand.seasonal]
1 = 1.0
2 = 1.0
3 = 1.0
4 = 1.0
5 = 1.0
6 = 1.0
7 = 1.0
8 = 1.0
9 = 1.0
10 = 1.0
11 = 1.0
12 = 1.0

[[supplies]]
id = "in-house"
a_month = 20
starts = 2020-01-01
ends = "never"
vacancy = 0.1
vacancy_loses = 4
rejected = 0.0
source = "illustration"

[[groups]]
id = "all"
lane = "all"
rank = 1
share = 1
source = "illustration"

[[lanes]]
id = "all"
share = 1.0
source = "illustration"

[waiting]
source = "illustration"
[waiting.counts]
all = [30, 28, 25]
"""


def problems(text):
    with pytest.raises(InputError) as error:
        parse_inputs(text, "plan.toml")
    return [str(problem) for problem in error.value.problems]


def test_whole_file():
    inputs = parse_inputs(WHOLE)
    assert inputs.waiting.total == 83
    assert inputs.leads_to_plan == Between(low=0.9, high=1.0, likely=0.95)
    assert inputs.demand.seasonal[12] == 1.0
    assert inputs.supplies[0].ends == "never"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("a_month = 20\n", 'a_month = "20"\n', "line 30, supplies[0].a_month: this is neither a number nor a range (given: '20'). Write one number, such as 35, or { low = 33, high = 41 }."),
        ("low = 28, high = 32", "low = 32, high = 28", "line 9, demand.a_month.high: the highest (28) is below the lowest (32). Exchange the two."),
        ("12 = 1.0\n", "", "line 14, demand.seasonal: these months of the year have no factor: 12. Give all twelve; write 1.0 for a month of average season."),
        ("12 = 1.0\n", "12 = 2.0\n", "line 14, demand.seasonal: the mean of the twelve factors is 1.083 and not 1, which would change the year's total. Divide each factor by their mean."),
        ('lane = "all"', 'lane = "al"', "line 40, groups[0].lane: there is no lane called 'al'. Declare the lane, or fix the name."),
        ("all = [30", "al = [30", "line 53, waiting.counts.al: there is no group called 'al'. Declare the group, or fix the name."),
        ("share = 1.0", "share = 0.9", "line 45, lanes: their shares come to 0.9 and not to 1. Change the shares so that they come to 1."),
        ("2027-01-01", "2027-01-02", "line 2, first_month: this is not the first day of a month (given: 2027-01-02). Write 2027-01-01."),
        ("assessed = 0.7", "assessed = 70", "line 12, demand.assessed.low: this is not between 0 and 1 (given: 70). A share is from 0 to 1: write 0.85 for 85%."),
        ("vacancy = 0.1", "vacncy = 0.1", "line 33, supplies[0].vacncy: there is no such field. Did you mean vacancy?"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line_and_fix(old, new, said):
    assert said in problems(WHOLE.replace(old, new))


def test_all_problems_are_told_at_once():
    text = WHOLE.replace("vacancy = 0.1", "vacncy = 0.1").replace("withdrawn = 0.01", "withdrawn = 2")
    assert len(problems(text)) == 2


def test_the_file_in_the_reference_can_be_read():
    page = (Path(__file__).parents[4] / "docs/reference/forecast-inputs.md").read_text(encoding="utf-8")
    assert parse_inputs(re.search(r"```toml\n(.*?)```", page, re.DOTALL)[1]).waiting.total == 83
