"""That each harm can be done, and then costs."""

from collections.abc import Iterator

from pydantic import ValidationError

from core.commands.command import Command
from core.commands.registry import COMMANDS
from core.errors import LabError
from core.lab import Lab
from core.lessons.proof.played import Deed, Play
from core.lessons.proof.results import result_in
from core.lessons.proof.trials import trial
from core.lessons.reading import LessonError
from core.lessons.reasons import reason
from core.lessons.records import Trial
from core.lessons.variables import Variables


def harmless(play: Play) -> Iterator[LessonError]:
    """Say which harm does not come of its command, done in the end or at the start."""
    for number in range(len(play.lesson.harms)):
        hindrance = _hindrance(play, number, play.deeds)
        if hindrance and _hindrance(play, number, ()):
            yield play.file.wrong(("harm", number, "by"), hindrance)


def _hindrance(play: Play, number: int, deeds: tuple[Deed, ...]) -> str:
    """Say why a harm does not come of its command after these steps, if it does not."""
    harm = play.lesson.harms[number]
    with trial(play, deeds) as lab:
        if _is_done(play, number, lab):
            return "It is so before the command is done."
        try:
            lab.do(_command(Variables(play.lesson.variables, lab).filled(harm.by)))
        except LabError as error:
            return f"{harm.by.command} cannot be done: {error}"
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            field = ".".join(str(part) for part in first["loc"])
            return f"{harm.by.command}, {field}: {reason(first)}"
        if not _is_done(play, number, lab):
            return f"expected: it is so after {harm.by.command}; found: it is not."
    return ""


def _is_done(play: Play, number: int, lab: Lab) -> bool:
    return result_in(play.lesson, lab).harms[number].is_done


def _command(by: Trial) -> Command:
    if by.command not in COMMANDS:
        raise LabError(f"there is no command {by.command}")
    return COMMANDS[by.command].model_validate(by.arguments)
