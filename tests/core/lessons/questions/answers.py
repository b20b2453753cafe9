from typing import Any

from pydantic import TypeAdapter

from core.lessons.questions import Rule

READ: TypeAdapter[Rule] = TypeAdapter(Rule)


def answer(rule: str, **facts: Any) -> str:
    """Answer a question as a file asks it."""
    return READ.validate_python({"rule": rule, **facts}).answer()
