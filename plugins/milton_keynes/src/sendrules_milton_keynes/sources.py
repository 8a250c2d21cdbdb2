"""Where the plugin's declarations come from."""

import sendrules as sr

STATEMENT = "Statement on the EHC needs assessment backlog and recovery plan (undated, about December 2024)"
NEWS = "Local news report on the inspection of the area's SEND services (20 May 2024)"


def stated(place: str) -> sr.Provenance:
    """Give a place in the statement that says so."""
    return sr.Provenance(document=STATEMENT, place=place, status=sr.Status.PUBLISHED)


def aimed(place: str) -> sr.Provenance:
    """Give a place in the statement that says so as an aim or a proposal."""
    return sr.Provenance(document=STATEMENT, place=place, status=sr.Status.STATED_AIM)


def assumed(place: str) -> sr.Provenance:
    """Give what the statement leaves open, and how it is read here."""
    return sr.Provenance(document=STATEMENT, place=place, status=sr.Status.ASSUMPTION)


def reported(place: str) -> sr.Provenance:
    """Give a place in the news report, which tells at second hand what the inspectors published."""
    return sr.Provenance(document=NEWS, place=place, status=sr.Status.PUBLISHED)


PART_ONE = "Part one: Backlog of assessments"
PART_TWO = "Part two: Commissioning of ongoing new assessments"
