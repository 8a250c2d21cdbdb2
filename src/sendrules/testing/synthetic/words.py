"""The words that synthetic chronologies use, column by column: a code stands for a word, and 0 for nothing."""

from __future__ import annotations

from collections.abc import Mapping

from sendrules.case.kinds import Ending, EventKind, Issues, Order, Role, Sector, ServiceMethod

PSYCHOLOGY, HEALTH, SOCIAL_CARE = "Synthetic psychology service", "Synthetic health trust", "Synthetic social care team"
EARLY_YEARS, THERAPY = "Synthetic early years team", "Synthetic therapy service"
SCHOOLS = tuple(f"Synthetic School {n}" for n in range(1, 61))
COLLEGES = tuple(f"Synthetic College {n}" for n in range(1, 9))
NURSERIES = tuple(f"Synthetic Nursery {n}" for n in range(1, 13))
MATTERS = ("Synthetic matter of delay", "Synthetic matter of provision")
NAMES = (PSYCHOLOGY, HEALTH, SOCIAL_CARE, EARLY_YEARS, THERAPY, *SCHOOLS, *COLLEGES, *NURSERIES, *MATTERS)

CIRCUMSTANCES = (
    "closure", "absence", "exceptional-circumstances", "missed-appointment", "coronavirus", "record-gap",
)  # fmt: skip
DETERMINATION = "determination"
JUDGES = ("head of SEN casework", "SEN team manager")
LIMBS = (
    "reg-5-4-a-exception", "reg-5-4-b-exception", "reg-5-4-c-exception", "reg-5-4-d-exception", "reg-5-4-e-exception",
    "reg-8-2-a-exception", "reg-8-2-b-exception", "reg-8-2-c-exception",
    "reg-10-4-a-exception", "reg-10-4-b-exception", "reg-10-4-c-exception", "reg-10-4-d-exception", "reg-10-4-e-exception",
    "reg-13-3-a-exception", "reg-13-3-b-exception", "reg-13-3-c-exception", "reg-13-3-d-exception", "reg-13-3-e-exception",
)  # fmt: skip
REASONS = (
    "Synthetic: the school was closed and could not give its advice.",
    "Synthetic: a serious illness in the family.",
    "Synthetic: the child was abroad and could not be seen.",
    "Synthetic: the child was not brought to the appointment.",
    "Synthetic: nobody could be seen because of coronavirus.",
)
CIRCUMSTANCE_WORDS = ("synthetic: a serious illness in the family", "synthetic: nobody could be seen")
PERSONS = (Role.CHILD.value, Role.PARENT.value, Role.YOUNG_PERSON.value)
SETTINGS = (Role.SCHOOL.value, Role.POST_16_INSTITUTION.value, Role.EARLY_YEARS_PROVIDER.value)
ROLES = tuple(role.value for role in Role)
DIRECTED = ("hesc-21-1-c-response-30wd",)
"""Duties for which the Tribunal sets another date."""

WORDS: Mapping[str, tuple[str, ...]] = {
    "kind": (*(kind.value for kind in EventKind), *CIRCUMSTANCES, DETERMINATION),
    "about": NAMES,
    "to": ROLES,
    "by": (*ROLES, *JUDGES),
    "method": tuple(ServiceMethod),
    "order": tuple(Order),
    "issues": tuple(Issues),
    "ended": tuple(Ending),
    "sector": tuple(Sector),
    "duty": DIRECTED,
    "institution": NAMES,
    "setting": SETTINGS,
    "who": PERSONS,
    "affects": PERSONS,
    "what": CIRCUMSTANCE_WORDS,
    "limb": LIMBS,
    "reason": REASONS,
}
"""By the name of a column its words, in the order of their codes from 1."""
DAYS = (
    "on", "written", "sent", "served", "closes", "aware", "commissioner_aware", "course_ends", "review_by", "sets",
    "first_day_closed", "reopens", "first_day", "last_day",
)  # fmt: skip
"""The columns that hold days."""
FLAGS = ("attends", "names_next", "continues", "planned", "personal")
"""The columns that are true, false or empty: 2, 1, 0."""

_CODES = {column: {word: n for n, word in enumerate(words, 1)} for column, words in WORDS.items()}


def code(column: str, word: str | None) -> int:
    """Give the code of a word in a column; 0 for None."""
    return 0 if word is None else _CODES[column][word]
