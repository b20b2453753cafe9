"""What can be typed to make something from lessons; importing it loads little."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.command_line.name import started_by

if TYPE_CHECKING:
    # argparse has no public name for it.
    Commands = argparse._SubParsersAction[Any]

BANKS = ("gift", "moodle-xml", "qti12", "qti21")
"""The formats of question banks."""
PACKAGES = ("scorm12", "scorm2004", "xapi", "cmi5")
"""The kinds of course packages."""


def add_demo(commands: "Commands", *, jobs: Callable[[str], int]) -> None:
    """Add `demo`; `jobs` reads how many processes there may be."""
    demo = commands.add_parser(
        "demo", help="write a lesson as one page that plays, is tried, and tests"
    )
    demo.add_argument(
        "lesson",
        nargs="?",
        metavar="ID|FILE",
        help=f"see `{started_by()} lessons`, or the path of a lesson file",
    )
    demo.add_argument(
        "target",
        type=Path,
        metavar="TARGET",
        help="a file that ends in .html; with --all a folder",
    )
    demo.add_argument(
        "--all", action="store_true", help="all lessons, with an index by course"
    )
    demo.add_argument(
        "--jobs",
        type=jobs,
        default=1,
        metavar="N",
        help="how many lessons are played at the same time (default: 1)",
    )
    _add_replace(demo)


def add_questions(commands: "Commands") -> None:
    """Add `questions`."""
    questions = commands.add_parser(
        "questions", help="write the questions of lessons as a question bank"
    )
    _add_lesson_and_target(questions, several="all lessons")
    questions.add_argument(
        "--as", dest="format", choices=BANKS, required=True, metavar="|".join(BANKS)
    )
    _add_replace(questions)


def add_package(commands: "Commands", jobs: Callable[[str], int]) -> None:
    """Add `package`; `jobs` reads how many processes work."""
    package = commands.add_parser(
        "package", help="pack a lesson for a learning system: a zip with try and test"
    )
    package.add_argument(
        "lesson",
        metavar="ID|FILE|COURSE",
        help=f"see `{started_by()} lessons`: a lesson, the path of a lesson file, "
        "or the title of a course, whose lessons go into one package",
    )
    package.add_argument("target", type=Path, metavar="TARGET", help="the file to make")
    package.add_argument(
        "--as",
        dest="format",
        choices=PACKAGES,
        required=True,
        metavar="|".join(PACKAGES),
    )
    _add_replace(package)
    package.add_argument(
        "--jobs",
        type=jobs,
        default=1,
        metavar="N",
        help="how many lessons of a course are played at the same time (default: 1)",
    )


def _add_lesson_and_target(parser: argparse.ArgumentParser, *, several: str) -> None:
    parser.add_argument(
        "lesson",
        nargs="?",
        metavar="ID|FILE|COURSE",
        help=f"see `{started_by()} lessons`: a lesson, the path of a lesson file, "
        "or the title of a course",
    )
    parser.add_argument("target", type=Path, metavar="TARGET", help="the file to make")
    parser.add_argument("--all", action="store_true", help=f"{several}, instead of one")


def _add_replace(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--replace", action="store_true", help="even if TARGET exists")
