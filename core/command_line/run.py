"""Carries a command out and turns what went wrong into one line and an exit code."""

import argparse
import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path

from core import outside
from core.command_line import output
from core.command_line.endings import Ended, endings_raised
from core.command_line.log import log_to_stderr
from core.command_line.parser import LISTS
from core.errors import LabError, LabMissing

DONE = 0
FAILED = 1
WRONG_USAGE = 2


def run(
    arguments: argparse.Namespace,
    carry_out: Callable[[argparse.Namespace], object] | None = None,
) -> int:
    """Carry a command out, if need be by a call, and return the exit code."""
    log_to_stderr(arguments.log_level)
    if wrong := _wrong_usage(arguments):
        output.use_utf8()
        output.complain(wrong)
        return WRONG_USAGE
    return exit_code_of(partial(carry_out or _carry_out, arguments))


def exit_code_of(call: Callable[[], object]) -> int:
    """Do what a command asks for; say in one line what went wrong, if anything did.

    A call that returns a number says by it how it ended, as a script does.
    """
    output.use_utf8()
    try:
        with endings_raised():
            code = call()
    except LabError as error:
        logging.getLogger(__name__).debug("Refused or failed", exc_info=error)
        output.complain(str(error))
        return FAILED
    except Ended as ended:
        output.complain("Interrupted. Nothing is left half done; start it again.")
        return ended.exit_code
    return code if isinstance(code, int) else DONE


def _wrong_usage(arguments: argparse.Namespace) -> str | None:
    """Say what the parser cannot: which options need another one."""
    if arguments.command == "export":
        return _wrong_export(arguments)
    if arguments.command == "powershell":
        return _wrong_script(arguments)
    if arguments.command == "monitor" and arguments.by_day:
        is_wrong = arguments.form == "checkmk"
        return "--by-day says nothing about checkmk." if is_wrong else None
    if "lesson" in arguments and "target" in arguments and "all" in arguments:
        return _wrong_lesson(arguments)
    if arguments.command == "guide" and arguments.all is bool(arguments.lesson):
        return "Name a lesson, or --all, and a folder."
    if arguments.command != "show" or arguments.issued is not None:
        return None
    if (arguments.pack, arguments.limit, arguments.after) == (None, None, None):
        return None
    return "--pack, --limit and --after need --issued SERVER."


def _wrong_lesson(arguments: argparse.Namespace) -> str | None:
    """Say that either a lesson or --all is meant, and not both, and a page of one."""
    if arguments.all == (arguments.lesson is not None):
        return "Name a lesson or a course, or say --all."
    is_page = arguments.command == "demo" and not arguments.all
    if is_page and arguments.target.suffix.lower() != ".html":
        return f"{arguments.target} does not end in .html."
    return None


def _wrong_script(arguments: argparse.Namespace) -> str | None:
    """Say that either a script or a text is meant."""
    if (arguments.text is None) is (arguments.script is None):
        return 'Name a script, or give a text with -Command "…".'
    return None


def _refuse_lost_names(arguments: argparse.Namespace) -> None:
    """Refuse names of files that begin in a folder which is gone meanwhile."""
    named = [word for word in vars(arguments).values() if isinstance(word, Path)]
    if not all(outside.absolute(path).is_absolute() for path in named):
        raise LabMissing(
            "The present folder is gone. Change to another one, and then try again."
        )


def _wrong_export(arguments: argparse.Namespace) -> str | None:
    known = LISTS[arguments.list]
    options = dict.fromkeys(name for names in LISTS.values() for name in names)
    given = (name for name in options if getattr(arguments, name) is not None)
    wrong = next((name for name in given if name not in known), None)
    return f"--{wrong} says nothing about {arguments.list}." if wrong else None


def _carry_out(arguments: argparse.Namespace) -> int | None:
    """Import what the command needs and nothing more."""
    _refuse_lost_names(arguments)
    if arguments.command == "numbers":
        from core.command_line.numbers import make_number

        output.write(make_number(arguments))
    elif arguments.command == "show":
        from core.command_line.show import show

        show(arguments)
    elif arguments.command == "monitor":
        from core.command_line.monitor import monitor

        monitor(arguments)
    elif arguments.command == "lessons":
        from core.command_line.lessons import list_lessons

        list_lessons(arguments)
    elif arguments.command == "questions":
        from core.command_line.questions import write_questions

        write_questions(arguments)
    elif arguments.command == "desktop":
        from core.command_line.desktop import tie

        tie(arguments)
    elif arguments.command == "powershell":
        from core.command_line.powershell import run_script

        return run_script(arguments)
    else:
        from core.command_line import files

        files.COMMANDS[arguments.command](arguments)
    return None
