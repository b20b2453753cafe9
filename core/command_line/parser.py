"""What can be typed after `rdlm`; importing it loads nothing heavy."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import core
from core.catalog import (
    AGREEMENT_PROGRAMS,
    LICENSE_VERSIONS,
    MAX_QUANTITY,
    MAX_WHOLE_NUMBER,
    PURCHASE_PROGRAMS,
    SERVER_VERSIONS,
    LicenseProgram,
    LicenseType,
)
from core.command_line.argument_types import JOBS, one_of, whole
from core.command_line.lab_address import lab_path
from core.command_line.name import started_by

if TYPE_CHECKING:
    # argparse has no public name for it.
    Commands = argparse._SubParsersAction["_Parser"]

EXPORTED = (".csv", ".json", ".xlsx")
LISTS = {
    "servers": (),
    "packs": ("server",),
    "issued": ("server", "pack"),
    "reports": ("server",),
    "report": ("server", "report"),
    "events": (),
    "users": (),
    "devices": (),
    "hosts": (),
    "sessions": ("host",),
}
"""What `export` writes, and the options that say which of several is meant."""
_SHEETS = (".csv", ".xlsx")
"""As which files `results` are written."""
LOG_LEVELS = ("debug", "info", "warning", "error")
MONITORS = ("text", "csv", "checkmk")
"""How `monitor` writes."""
PAGE = 1000
"""Issued licenses that `show` lists when no limit is given."""
CLASS = 1000
"""The most orders that `numbers` makes at once."""
FASTEST = 1_000
"""The most times faster than one can read that a lesson plays."""
STEPS = 1_000  # of a lesson; reading what says so takes time

_EPILOG = (
    "Exit codes: 0 done, 1 refused or failed, 2 wrong usage. A training replica, "
    "not affiliated with Microsoft; never enter a real product key."
)


class _Parser(argparse.ArgumentParser):
    """A parser that takes no abbreviated options, so that new ones break nobody."""

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_abbrev=False, **options)


def parse(
    words: Sequence[str] | None = None, windows: Sequence[str] = ()
) -> argparse.Namespace:
    """Read the command line; `command` is None where the window is asked for.

    Of `windows` some can be opened beside it.

    The window starts sooner without the parsers of all commands.
    """
    words = sys.argv[1:] if words is None else words
    window = _Parser(prog=started_by(), add_help=False)
    _add_window_options(window, windows)
    window.add_argument("file", nargs="?", metavar="FILE")
    window.set_defaults(command=None)
    arguments, rest = window.parse_known_args(words)
    file = arguments.file
    del arguments.file
    if rest or (file is not None and not _is_file(file, words)):
        return build_parser(windows).parse_args(words)
    if file is not None:
        if arguments.lab is not None:
            window.error(f"two labs are named: {arguments.lab} and {file}")
        arguments.lab = _lab_path(window, file)
    return arguments


def _is_file(word: str, words: Sequence[str]) -> bool:
    """Tell a file from a command, also a mistyped one: those are plain words."""
    before = words[: words.index("--")] if "--" in words else words
    return word not in before or any(sign in word for sign in "./\\")


def _lab_path(parser: argparse.ArgumentParser, text: str) -> Path:
    try:
        return lab_path(text)
    except argparse.ArgumentTypeError as error:
        parser.error(str(error))


def build_parser(windows: Sequence[str] = ()) -> argparse.ArgumentParser:
    """Build the parser; `command` is None where the window is asked for."""
    parser = _Parser(
        prog=started_by(),
        description="RD Licensing Manager, a training replica. "
        "Without a command it opens the window, on FILE if that is given: a lab's path "
        "or file: address, after -- if its name is a plain word.",
        epilog=_EPILOG,
    )
    _add_window_options(parser, windows)
    # Not an option of the window: `numbers` has one of this name, for a product.
    parser.add_argument("--version", action="version", version=f"rdlm {core.VERSION}")
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", title="commands"
    )
    _add_file_commands(commands)
    _add_show(commands)
    _add_monitor(commands)
    _add_export(commands)
    _add_numbers(commands)
    _add_lessons(commands)
    _add_play(commands)
    _add_results(commands)
    _add_outputs(commands)
    return parser


def _add_window_options(
    parser: argparse.ArgumentParser, windows: Sequence[str]
) -> None:
    add = parser.add_argument
    add("--lab", type=lab_path, metavar="FILE", help="open this lab file")
    add("--read-only", action="store_true", help="open it for reading only")
    add(
        "--open",
        action="append",
        default=[],
        choices=windows or None,
        metavar="|".join(windows) or "WINDOW",
        help="open this window too",
    )
    add("--classic", action="store_true", help="hide what the genuine tool never had")
    add(
        "--exit-when-ready",
        action="store_true",
        help="quit after the first paint and print the milliseconds it took",
    )
    add("--safe-mode", action="store_true", help="ignore the saved settings")
    add(
        "--log-level",
        choices=LOG_LEVELS,
        default="warning",
        help="how much is logged on stderr (default: warning)",
    )


def _add_file_commands(commands: "Commands") -> None:
    new = commands.add_parser("new", help="make a lab file from a scenario")
    new.add_argument("file", type=Path, metavar="FILE", help="must not exist yet")
    new.add_argument(
        "--scenario",
        default="fresh",
        metavar="NAME",
        help=f"see `{started_by()} scenarios`",
    )
    new.add_argument("--edition", **one_of(SERVER_VERSIONS), help="of the console")
    new.add_argument(
        "--seed",
        type=whole(0, MAX_WHOLE_NUMBER),
        metavar="N",
        help="chooses the random details of the world",
    )
    commands.add_parser("scenarios", help="list the scenarios")
    pictures = commands.add_parser(
        "pictures", help="draw every window, page and menu into a folder"
    )
    pictures.add_argument("folder", type=Path, metavar="FOLDER")
    pictures.add_argument(
        "--scale", type=whole(1, 4), default=1, metavar="N", help="pixels per point"
    )
    desktop = commands.add_parser(
        "desktop", help="put the program into the menus of the desktop"
    )
    way = desktop.add_mutually_exclusive_group(required=True)
    way.add_argument("--install", action="store_true", help="and let it open lab files")
    way.add_argument("--remove", action="store_true", help="take that back")
    check = commands.add_parser("check", help="check file, rules and journal of a lab")
    check.add_argument("file", type=Path, metavar="FILE")
    copy = commands.add_parser("backup", help="write a checked copy of a lab")
    copy.add_argument("file", type=Path, metavar="FILE")
    copy.add_argument(
        "target", type=Path, nargs="?", metavar="TARGET", help="must not exist yet"
    )
    restore = commands.add_parser("restore", help="put a backup in the place of a lab")
    restore.add_argument("backup", type=Path, metavar="BACKUP")
    restore.add_argument(
        "file", type=Path, metavar="FILE", help="kept under another name if it exists"
    )


def _add_show(commands: "Commands") -> None:
    show = commands.add_parser("show", help="print the state of a lab")
    show.add_argument("file", type=Path, metavar="FILE")
    show.add_argument("--json", action="store_true", help="as one JSON object")
    show.add_argument(
        "--issued", metavar="SERVER", help="also the licenses this server has issued"
    )
    show.add_argument(
        "--pack",
        type=whole(1, MAX_WHOLE_NUMBER),
        metavar="ID",
        help="with --issued: only from this license pack",
    )
    show.add_argument(
        "--limit",
        type=whole(1, MAX_WHOLE_NUMBER),
        metavar="N",
        help=f"with --issued: at most so many (default: {PAGE})",
    )
    show.add_argument(
        "--after",
        type=whole(0, MAX_WHOLE_NUMBER),
        metavar="ID",
        help="with --issued: only those after this one",
    )


def _add_monitor(commands: "Commands") -> None:
    monitor = commands.add_parser(
        "monitor", help="print how many licenses are in use, and when they run out"
    )
    add = monitor.add_argument
    add("file", type=Path, metavar="FILE")
    add(
        "--as",
        dest="form",
        choices=MONITORS,
        default=MONITORS[0],
        help="to read, as comma-separated values, or as Checkmk's agent prints it",
    )
    add("--server", metavar="NAME", help="of this license server alone")
    add("--by-day", action="store_true", help="as text or csv: a line for each day")


def _add_export(commands: "Commands") -> None:
    export = commands.add_parser("export", help="write a list of a lab to a file")
    export.add_argument("file", type=Path, metavar="FILE")
    names = "|".join(LISTS)
    export.add_argument("list", choices=LISTS, metavar="LIST", help=names)
    export.add_argument(
        "target",
        type=_exported,
        metavar="TARGET",
        help=f"ends in {', '.join(EXPORTED)}; must not exist yet",
    )
    export.add_argument("--replace", action="store_true", help="even if TARGET exists")
    add, number = export.add_argument, whole(1, MAX_WHOLE_NUMBER)
    add("--server", metavar="NAME", help="of this license server")
    add("--pack", type=number, metavar="ID", help="issued from this license pack")
    add("--report", type=number, metavar="ID", help="the content of this report")
    add("--host", metavar="NAME", help="on this session host")


def _add_lessons(commands: "Commands") -> None:
    lessons = commands.add_parser("lessons", help="list the lessons")
    lessons.add_argument("--json", action="store_true", help="as one JSON object")
    lesson = commands.add_parser("lesson", help="prove a lesson, or show it")
    add = lesson.add_argument
    which = lesson.add_mutually_exclusive_group(required=True)
    which.add_argument(
        "lesson",
        nargs="?",
        metavar="ID|FILE",
        help=f"see `{started_by()} lessons`, or the path of a lesson file",
    )
    which.add_argument("--all", action="store_true", help="all that are listed")
    what = lesson.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "--verify",
        action="store_true",
        help="play it off-screen, and prove that its grades follow what was done",
    )
    what.add_argument(
        "--show",
        type=whole(1, STEPS),
        metavar="STEP",
        help="do all before a step in windows on a lab that is thrown away; show that",
    )
    add(
        "--seed",
        type=whole(1, MAX_WHOLE_NUMBER),
        default=1,
        metavar="N",
        help="with --show: what the values of the lesson are drawn by (default: 1)",
    )
    add(
        "--copy",
        type=Path,
        metavar="FILE",
        help="with --show: look at this lab, as it was at that step, and do nothing",
    )
    add(
        "--jobs",
        type=whole(1, JOBS),
        default=1,
        metavar="N",
        help="how many lessons are proven at the same time (default: 1)",
    )


def _add_play(commands: "Commands") -> None:
    play = commands.add_parser(
        "play", help="let the window play a lesson by itself, with captions"
    )
    add, number = play.add_argument, whole(1, MAX_WHOLE_NUMBER)
    add(
        "lesson",
        metavar="ID|FILE",
        help=f"see `{started_by()} lessons`, or the path of a lesson file",
    )
    add("--loop", action="store_true", help="begin anew after the end, and after use")
    add(
        "--speed",
        type=whole(1, FASTEST),
        default=1,
        metavar="N",
        help="so many times as fast (default: 1)",
    )
    add(
        "--seed",
        type=number,
        default=1,
        metavar="N",
        help="what the values of the lesson are drawn by (default: 1)",
    )


def _add_results(commands: "Commands") -> None:
    results = commands.add_parser(
        "results", help="list what a folder of attempts at lessons brought"
    )
    add = results.add_argument
    add("folder", type=Path, metavar="FOLDER")
    add(
        "--regrade",
        action="store_true",
        help="do each attempt again, and grade it with the lesson of today",
    )
    for suffix in _SHEETS:
        add(
            f"--{suffix[1:]}",
            type=_ending_in(suffix),
            metavar=f"FILE{suffix}",
            help="write it there too; must not exist yet",
        )
    add("--replace", action="store_true", help="even if the files exist")


def _add_outputs(commands: "Commands") -> None:
    from core.command_line import outputs_parser, scripts_parser

    outputs_parser.add_guide(commands)
    outputs_parser.add_demo(commands)
    outputs_parser.add_questions(commands)
    outputs_parser.add_package(commands)
    scripts_parser.add_powershell(commands)


def _ending_in(suffix: str) -> Callable[[str], Path]:
    def read(text: str) -> Path:
        if not text.lower().endswith(suffix):
            raise argparse.ArgumentTypeError(f"{text!r} does not end in {suffix}")
        return Path(text)

    return read


def _exported(text: str) -> Path:
    if not text.lower().endswith(EXPORTED):
        raise argparse.ArgumentTypeError(
            f"{text!r} does not end in {', '.join(EXPORTED[:-1])} or {EXPORTED[-1]}"
        )
    return Path(text)


def _add_numbers(commands: "Commands") -> None:
    from core.numbers.purchases import MAX_AGREEMENT_SERIAL, MAX_OPEN_SERIAL
    from core.numbers.servers import MAX_SERIAL

    numbers = commands.add_parser("numbers", help="make valid training numbers")
    kinds = numbers.add_subparsers(dest="kind", metavar="KIND", required=True)
    retail = kinds.add_parser("retail", help="a 25-character license code")
    _add_purchase(retail)
    _add_sheet(retail)
    agreement = kinds.add_parser("agreement", help="a 7-digit agreement number")
    agreement.add_argument("--program", **one_of(AGREEMENT_PROGRAMS), required=True)
    _add_serial(agreement, MAX_AGREEMENT_SERIAL)
    _add_sheet(agreement)
    open_ = kinds.add_parser("open", help="the two numbers of an Open License")
    _add_serial(open_, MAX_OPEN_SERIAL)
    _add_sheet(open_)
    server_id = kinds.add_parser("server-id", help="a license server ID")
    server_id.add_argument("--product-id", required=True, metavar="ID")
    _add_serial(server_id, MAX_SERIAL)
    key_pack = kinds.add_parser("key-pack-id", help="a license key pack ID")
    key_pack.add_argument("--server-id", required=True, metavar="ID")
    _add_purchase(key_pack)
    confirmation = kinds.add_parser("confirmation", help="a confirmation code")
    confirmation.add_argument("--server-id", required=True, metavar="ID")


def _add_purchase(parser: argparse.ArgumentParser) -> None:
    from core.numbers.purchases import MAX_PURCHASE_SERIAL

    parser.add_argument("--version", **one_of(LICENSE_VERSIONS), required=True)
    parser.add_argument("--type", **one_of(LicenseType), required=True)
    parser.add_argument(
        "--quantity", type=whole(1, MAX_QUANTITY), required=True, metavar="N"
    )
    parser.add_argument(
        "--program", **one_of(PURCHASE_PROGRAMS), default=LicenseProgram.RETAIL
    )
    _add_serial(parser, MAX_PURCHASE_SERIAL)


def _add_serial(parser: argparse.ArgumentParser, most: int) -> None:
    parser.add_argument(
        "--serial",
        type=whole(1, most),
        default=1,
        metavar="N",
        help="another serial makes another number (default: 1)",
    )


def _add_sheet(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--count",
        type=whole(1, CLASS),
        default=1,
        metavar="N",
        help="make so many different ones, with serials one after another",
    )
    parser.add_argument(
        "--sheet",
        type=Path,
        metavar="FILE.html",
        help="write them as slips to print and cut; must not exist yet",
    )
