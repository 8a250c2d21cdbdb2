"""Its factor reads a fact that nobody defines."""

import sendrules as sr

FAILS = "declarations"
SOURCE = sr.Provenance(document="Invented policy", place="p. 1", status=sr.Status.ILLUSTRATIVE)


@sr.hookimpl
def sendrules_authority() -> sr.Authority:
    """Name the authority."""
    return sr.Authority(key="reads_an_undefined_fact", name="Badshire Council")


@sr.hookimpl
def sendrules_prioritisation() -> sr.Lexicographic:
    """Put first whom nobody can tell."""
    vulnerable = sr.Factor(
        id="vulnerable",
        title="Vulnerable",
        kind="flag",
        fact="reads_an_undefined_fact.vulnerable",
        provenance=SOURCE,
    )
    return sr.Lexicographic(
        id="order", title="Vulnerable first", factors=[vulnerable], tiers=[["vulnerable"]], provenance=SOURCE,
        mode_provenance=SOURCE,
    )  # fmt: skip
