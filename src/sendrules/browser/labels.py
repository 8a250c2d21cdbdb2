"""What a page calls each field of a case, and each kind of circumstance."""

from __future__ import annotations

from collections.abc import Mapping

LABELS: Mapping[str, str] = {
    "on": "Day",
    "about": "Which service, body or institution",
    "to": "To whom",
    "by": "By whom",
    "written": "Date on the document",
    "sent": "Day it was sent",
    "served": "Day it arrived",
    "method": "How it was sent",
    "closes": "Last day for representations",
    "order": "What it is about",
    "issues": "What the mediation is about",
    "ended": "How it ended",
    "attends": "Attends a school or other institution",
    "aware": "Day the old authority, or the family, became aware",
    "commissioner_aware": "Day the original commissioning body became aware",
    "course_ends": "Last day of the course, outside the further-education sector",
    "sector": "Sector of the provision",
    "names_next": "Names the school or college for the next phase",
    "review_by": "Day by which the next review is promised",
    "duty": "Duty whose date it sets",
    "sets": "Date it sets",
    "continues": "Still goes on",
    "planned": "Planned, and has not happened yet",
    "note": "Note",
    "institution": "Name of the institution",
    "setting": "What kind of institution",
    "first_day_closed": "First day closed",
    "reopens": "Day it opens again",
    "who": "Who",
    "first_day": "First day",
    "last_day": "Last day",
    "affects": "Whom it affects",
    "personal": "Personal to that person",
    "what": "What it is, without names",
    "kinds": "Kinds of event that may be missing",
    "limb": "Exception",
    "reason": "Reason",
    "trigger": "Event that started the limit",
}
"""By the name of the field in a case file."""

CIRCUMSTANCES: Mapping[str, str] = {
    "closure": "A school or other institution was closed",
    "absence": "Someone was away from the area",
    "exceptional-circumstances": "Exceptional circumstances",
    "missed-appointment": "An appointment was missed",
    "coronavirus": "A reason relating to coronavirus, in 2020",
    "record-gap": "The record has a gap",
}
"""By the kind of circumstance."""
