from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from core.lab import Lab
from core.lessons.checks import Case, Check, Finding, judge

CHECKS: TypeAdapter[Check] = TypeAdapter(Annotated[Check, Field(discriminator="check")])


def judged(lab: Lab, **facts: Any) -> Finding:
    """Judge a check as a file says it."""
    return judge(CHECKS.validate_python(facts), Case(lab))


def is_so(lab: Lab, **facts: Any) -> bool:
    return judged(lab, **facts).is_met
