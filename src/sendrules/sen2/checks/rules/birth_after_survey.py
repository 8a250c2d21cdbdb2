"""The date of birth lies after the survey day."""

from sendrules.sen2.checks.after_survey import not_after_survey
from sendrules.sen2.items import PERSON

CHECK = not_after_survey("SR127", PERSON, "PersonBirthDate", "The date of birth lies after the survey day.")
