"""Its fact takes for granted what a case need not record."""

from datetime import date

import sendrules as sr

FAILS = "facts"
SOURCE = sr.Provenance(document="Invented policy", place="p. 1", status=sr.Status.ILLUSTRATIVE)


@sr.hookimpl
def sendrules_authority() -> sr.Authority:
    """Name the authority."""
    return sr.Authority(key="fact_raises", name="Badshire Council")


@sr.hookimpl
def sendrules_facts() -> list[sr.FactDefinition]:
    """Define one fact."""
    return [sr.FactDefinition("fact_raises.looked_after", "Looked after", looked_after)]


@sr.hookimpl
def sendrules_prioritisation() -> sr.Lexicographic:
    """Order by the fact, then by the wait."""
    return sr.Lexicographic(
        id="order", title="Looked-after children, then the longest wait", provenance=SOURCE, mode_provenance=SOURCE,
        factors=[
            sr.Factor(id="care", title="Looked after", kind="flag", fact="fact_raises.looked_after", provenance=SOURCE),
            sr.Factor(id="wait", title="Waiting", kind="wait", provenance=SOURCE),
        ],
        tiers=[["care"], ["wait"]],
    )  # fmt: skip


def looked_after(case: sr.Case, as_of: date) -> bool:
    """Give what is recorded, or break."""
    return bool(case.facts["looked_after"])
