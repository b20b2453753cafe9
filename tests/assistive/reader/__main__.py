"""Does what each line asks for, and answers with a line: an answer or what is wrong."""

import json
import sys
from typing import Any

from tests.assistive.reader.ears import PATIENCE, Ears
from tests.assistive.reader.eyes import Eyes
from tests.assistive.reader.hands import Hands
from tests.assistive.reader.menus import Menus
from tests.assistive.reader.mouse import Mouse
from tests.assistive.reader.moving import Moving, NotThere
from tests.assistive.reader.tree import Atspi, Error, children, desktop

_PATIENCE = round(PATIENCE * 1000)
"""Milliseconds that the program may take to answer; else it is 800."""


def main() -> None:
    """Wait for the program, and then for what is asked."""
    Atspi.init()
    Atspi.set_timeout(_PATIENCE, _PATIENCE)
    ears = Ears()
    application = ears.wait(lambda: next(children(desktop()), None))
    assert application is not None, "no program can be read"
    ears.application = application
    application.set_cache_mask(Atspi.Cache.NONE)  # Qt does not tell of every change
    moving = Moving(application, ears)
    skills = (Hands(moving), Eyes(moving), Menus(moving), Mouse(moving))
    for line in sys.stdin:
        asked = json.loads(line)
        sys.stdout.write(f"{json.dumps(_answer(skills, **asked))}\n")
        sys.stdout.flush()


def _answer(skills: tuple[object, ...], do: str, to: list[Any]) -> dict[str, Any]:
    act = next(getattr(s, do) for s in skills if hasattr(s, do))
    try:
        return {"answer": act(*to)}
    except (NotThere, Error) as error:
        return {"wrong": str(error)}


main()
