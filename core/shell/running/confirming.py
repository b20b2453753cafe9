"""-WhatIf and -Confirm: what would be done, and whether it is to be."""

from collections.abc import Generator

from core.management.budget import is_yes
from core.shell.running.scope import Scope
from core.shell.running.signals import Ask, Question
from core.shell.running.telling import message, preference, write
from core.shell.values.conversion import is_true
from core.shell.values.kinds import Value


def should_process(
    scope: Scope, target: str, action: str, *, is_high: bool = False
) -> Generator[Value, None, bool]:
    """Tell whether something is to be done; -WhatIf says what, -Confirm asks.

    What has a high impact is asked for without -Confirm, too.
    """
    what = f'Performing the operation "{action}" on target "{target}".'
    if is_true(preference(scope, "whatifpreference")):
        write(scope, "host", f"What if: {what}\n")
        return False
    if not _is_asked(scope, is_high=is_high):
        message(scope, "verbose", what)
        return True
    ask = Ask(
        Question.CONFIRM, f"Are you sure you want to perform this action?\n{what}"
    )
    yield ask
    return is_yes(ask.answer)


def _is_asked(scope: Scope, *, is_high: bool) -> bool:
    wanted = str(preference(scope, "confirmpreference")).lower()
    return wanted in ("low", "medium") or (wanted == "high" and is_high)
