"""What a receipt keeps of an amendment, so that a what-if answer can be given again, and never passes for the law's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from sendrules.errors import InputError
from sendrules.law.digest import digest_of
from sendrules.law.model.amendment import Amendment
from sendrules.law.statute import Statute
from sendrules.receipts.changes import Change


def kept_of(law: Statute) -> dict[str, Any]:
    """Give an amendment with its own text, and the digest of what it makes of the duties that it edits.

    Args:
        law: the statute with the amendment.
    """
    assert law.amendment is not None
    duties = (duty for edit in law.amendment.edits for duty in law.versions(edit.duty))
    return {"digest": digest_of(duties), "text": law.amendment.to_dict()}


def amended_as_kept(law: Statute, kept: Mapping[str, Any] | None, grounds: list[Change]) -> Statute:
    """Make the kept amendment on the law as it is now; one that no longer fits is a ground, and the law stays as it is.

    Args:
        law: the statute under the receipt's readings.
        kept: what the receipt keeps of the amendment; None where it rests on none.
        grounds: is added to.
    """
    if kept is None:
        return law
    text = kept["text"]
    try:
        return law.amended(Amendment.model_validate(text))
    except ValidationError as error:
        why = "; ".join(details["msg"] for details in error.errors())
    except InputError as error:
        why = "; ".join(problem.message for problem in error.problems)
    grounds.append(Change(f"amendment {text.get('id')}", "made on the law", f"cannot be made on it: {why}"))
    return law
