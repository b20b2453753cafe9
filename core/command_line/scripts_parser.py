"""What can be typed to run a script; importing it loads little."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.catalog import MAX_WHOLE_NUMBER
from core.command_line.argument_types import whole

if TYPE_CHECKING:
    # argparse has no public name for it.
    Commands = argparse._SubParsersAction[Any]

SECONDS = 60
"""How long a script runs when no limit is given."""
_INPUT = "-"


def add_powershell(commands: "Commands") -> None:
    """Add `powershell`.

    What follows the script's name is the script's, also what looks like an option.
    """
    shell = commands.add_parser(
        "powershell",
        help="run a PowerShell script in a lab; nothing runs outside it",
        usage="%(prog)s FILE [options] (SCRIPT.ps1 [...] | -Command TEXT)",
    )
    _add_options(shell)
    shell.add_argument("file", type=Path, metavar="FILE", help="a lab")
    shell.add_argument(
        "words",
        nargs=argparse.REMAINDER,
        action=_Rest,
        inner=_inner(),
        metavar="SCRIPT.ps1 ...",
        help="a script, or - for the input, and what it is given, such as -Days 30",
    )
    shell.set_defaults(script=None)


def _add_options(parser: argparse.ArgumentParser, **common: Any) -> None:
    add = parser.add_argument
    add(
        "-Command",
        "--command",
        dest="text",
        metavar="TEXT",
        help="run this text",
        **common,
    )
    add(
        "--computer", metavar="NAME", help="default: the first license server", **common
    )
    add("--folder", type=Path, metavar="FOLDER", help="what it sees as C:", **common)
    add(
        "--limit",
        type=whole(1, MAX_WHOLE_NUMBER),
        metavar="SECONDS",
        help=f"how long it may run (default: {SECONDS})",
        **{"default": SECONDS, **common},
    )


def _inner() -> argparse.ArgumentParser:
    """Build what reads the options between the lab and the script."""
    parser = argparse.ArgumentParser(
        add_help=False, allow_abbrev=False, exit_on_error=False
    )
    _add_options(parser, default=argparse.SUPPRESS)
    return parser


class _Rest(argparse.Action):
    """Reads options up to the first word that is none: that is the script."""

    def __init__(self, *, inner: argparse.ArgumentParser, **options: Any) -> None:
        super().__init__(**options)
        self._inner = inner

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        """Take them apart."""
        del option_string
        words = [str(value) for value in values or ()]
        place = 0
        while place < len(words) and _is_option(words[place]):
            place += 1 if "=" in words[place] else 2
        try:
            self._inner.parse_args(words[:place], namespace)
        except argparse.ArgumentError as error:
            parser.error(str(error))
        rest = words[place:]
        namespace.script = Path(rest[0]) if rest else None
        namespace.words = rest[1:]


def _is_option(word: str) -> bool:
    return word.startswith("-") and word != _INPUT
