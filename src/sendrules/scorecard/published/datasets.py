"""The data sets of the release "Education, health and care plans" that can be read, and the figures that they hold, as data.

Column names are in small letters here: their case differs between releases.
"""

from __future__ import annotations

from collections.abc import Iterator

from sendrules.errors import UnknownNameError
from sendrules.values import value


@value
class Dataset:
    """A data set of the release, told by its columns.

    Attributes:
        id: what the store and the command line call it.
        title: what the department calls it.
        columns: the columns that tell it from the others, all of which a file of it has.
    """

    id: str
    title: str
    columns: tuple[str, ...]


@value
class Measure:
    """One published figure.

    Attributes:
        id: what you ask for it by.
        dataset: the data set that holds it.
        title: what it counts, of what.
        column: the column of the figure.
        part: the column of its numerator; empty where none is published.
        whole: the columns whose sum is its denominator; none where it is not published.
        unit: ``%`` or ``weeks``.
    """

    id: str
    dataset: str
    title: str
    column: str
    part: str = ""
    whole: tuple[str, ...] = ()
    unit: str = "%"


class UnknownMeasure(UnknownNameError):
    """No published figure has this id."""

    what = "published figure"


DATASETS = {
    dataset.id: dataset
    for dataset in (  # "decsion" is the department's own spelling
        Dataset(
            "timeliness",
            "EHC plans issued, 20-week timeliness",
            (
                "plans_issued_den",
                "plans_issued_den_ex",
                "plans_issued_within_20_weeks",
                "plans_issued_20_weeks_ex",
                "pc_plans_issued_within_20_weeks",
                "pc_plans_issued_20_weeks_ex",
            ),
        ),
        Dataset(
            "requests",
            "Requests for EHC needs assessments",
            (
                "requests_received_in_year",
                "requests_decided_not_to_assess",
                "request_not_assess_pc",
                "request_outcome_six_weeks",
                "request_outcome_over_6_weeks",
                "request_outcome_six_weeks_pc",
            ),
        ),
        Dataset(
            "assessments",
            "EHC needs assessments",
            (
                "assess_in_year",
                "assess_not_issued",
                "assess_not_issued_pc",
                "outcome_decision_within_time",
                "outcome_decision_over_time",
                "outcome_decision_within_time_pc",
            ),
        ),
        Dataset(
            "annual-reviews",
            "Annual reviews of EHC plans",
            ("review_expected", "number_decsion_4weeks", "number_decision_gt_4weeks", "pc_decsion_4weeks"),
        ),
    )
}
"""The data sets that can be read, by id."""


_BANDS = (
    ("within-20-weeks", "plans issued within 20 weeks", "within_20_weeks", "20_weeks_ex"),
    ("20-weeks-to-a-year", "plans issued after 20 weeks and within a year", "gt20weeks_ltyear", "gt20weeks_ltyear_ex"),
    ("over-a-year", "plans issued after more than a year", "gt_1_year", "gt_1_year_ex"),
)
"""The three bands of the time to a plan: id, words, and the columns with and without exceptions."""


def _of_20_weeks() -> Iterator[Measure]:
    """Give each band's figure, the official one first: without exceptions, then with them."""
    for id, title, with_them, without in _BANDS:
        for counted, column, whole in (
            ("excluding", without, "plans_issued_den_ex"),
            ("including", with_them, "plans_issued_den"),
        ):
            said = f"{title}, of plans issued in the year, {counted} exceptions"
            columns = f"pc_plans_issued_{column}", f"plans_issued_{column}"
            yield Measure(f"{id}-{counted}-exceptions", "timeliness", said, *columns, (whole,))


MEASURES = {
    measure.id: measure
    for measure in (
        *_of_20_weeks(),
        Measure(
            "mean-weeks-including-exceptions",
            "timeliness",
            "mean weeks to a plan (column avg_weeks_issue_plan)",
            "avg_weeks_issue_plan",
            unit="weeks",
        ),
        Measure(
            "mean-weeks-excluding-exceptions",
            "timeliness",
            "mean weeks to a plan (column avg_weeks_issue_plan_exc)",
            "avg_weeks_issue_plan_exc",
            unit="weeks",
        ),
        Measure(
            "requests-refused",
            "requests",
            "requests that were refused an assessment, of requests received in the year",
            "request_not_assess_pc",
            "requests_decided_not_to_assess",
            ("requests_received_in_year",),
        ),
        # The counts within and over six weeks do not add up to the published denominator: 38 of 323 percentages do not come out of
        # them. It seems to hold decisions of unknown duration too, and is not in the file.
        Measure(
            "decided-in-6-weeks",
            "requests",
            "requests decided within 6 weeks, of requests decided (the denominator is not published)",
            "request_outcome_six_weeks_pc",
            "request_outcome_six_weeks",
        ),
        Measure(
            "plans-refused",
            "assessments",
            "assessments that ended in a refusal to issue a plan, of assessments in the year",
            "assess_not_issued_pc",
            "assess_not_issued",
            ("assess_in_year",),
        ),
        Measure(
            "refusals-in-16-weeks",
            "assessments",
            "refusals to issue a plan notified within 16 weeks, of refusals to issue",
            "outcome_decision_within_time_pc",
            "outcome_decision_within_time",
            ("outcome_decision_within_time", "outcome_decision_over_time"),
        ),
        Measure(
            "reviews-decided-in-4-weeks",
            "annual-reviews",
            "review decisions within 4 weeks of the meeting, of review decisions",
            "pc_decsion_4weeks",
            "number_decsion_4weeks",
            ("number_decsion_4weeks", "number_decision_gt_4weeks"),
        ),
    )
}
"""The published figures that can be asked for, by id."""


def measure(id: str) -> Measure:
    """Give a published figure's definition.

    Args:
        id: its id, such as ``within-20-weeks-excluding-exceptions``.

    Raises:
        UnknownMeasure: there is none; with the nearest ids.

    >>> measure("within-20-weeks-excluding-exceptions").whole
    ('plans_issued_den_ex',)
    """
    if id not in MEASURES:
        raise UnknownMeasure(id, MEASURES)
    return MEASURES[id]
