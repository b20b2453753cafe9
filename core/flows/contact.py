"""Who asks for something: the fields of the Information Needed pages (ui.md 8)."""

from collections.abc import Mapping

from core.problems import Problem, text_problem

NAMES = {"first_name": "first name", "last_name": "last name"}
CONTACT_FIELDS = ("first_name", "last_name", "phone", "email")


def contact_problem(typed: Mapping[str, str], *, needs_email: bool) -> Problem | None:
    """Check the fields: the name always, the e-mail for the Internet method."""
    required = {**NAMES, **({"email": "e-mail address"} if needs_email else {})}
    for name in CONTACT_FIELDS:
        problem = text_problem(name, typed.get(name, ""), required=required.get(name))
        if problem is not None:
            return problem
    return None
