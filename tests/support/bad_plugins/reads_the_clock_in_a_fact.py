"""Its fact looks at the calendar on the wall."""

from datetime import date

import sendrules as sr

FAILS = "clock"
SOURCE = sr.Provenance(document="Invented policy", place="p. 1", status=sr.Status.ILLUSTRATIVE)


@sr.hookimpl
def sendrules_authority() -> sr.Authority:
    """Name the authority."""
    return sr.Authority(key="reads_the_clock_in_a_fact", name="Badshire Council")


@sr.hookimpl
def sendrules_facts() -> list[sr.FactDefinition]:
    """Define one fact."""
    return [sr.FactDefinition("reads_the_clock_in_a_fact.looked_after", "Looked after", looked_after)]


@sr.hookimpl
def sendrules_prioritisation() -> sr.Lexicographic:
    """Order by the fact, then by the wait."""
    return sr.Lexicographic(
        id="order", title="Looked-after children, then the longest wait", provenance=SOURCE, mode_provenance=SOURCE,
        factors=[
            sr.Factor(id="care", title="Looked after", kind="flag", fact="reads_the_clock_in_a_fact.looked_after", provenance=SOURCE),
            sr.Factor(id="wait", title="Waiting", kind="wait", provenance=SOURCE),
        ],
        tiers=[["care"], ["wait"]],
    )  # fmt: skip


def looked_after(case: sr.Case, as_of: date) -> bool:
    """Say whether the question is about the past."""
    return as_of < date.today()  # noqa: DTZ011
