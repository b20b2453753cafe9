"""What can be typed to make something from lessons; importing it loads little."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.catalog import SERVER_VERSIONS
from core.command_line.argument_types import JOBS, one_of, whole
from core.command_line.name import started_by

if TYPE_CHECKING:
    # argparse has no public name for it.
    Commands = argparse._SubParsersAction[Any]

BANKS = ("gift", "moodle-xml", "qti12", "qti21")
"""The formats of question banks."""
PACKAGES = ("scorm12", "scorm2004", "xapi", "cmi5")
"""The kinds of course packages."""
LOOKS = ("windows-server-2022", "dark", "high-contrast")
"""How windows in pictures look."""


def add_guide(commands: "Commands") -> None:
    """Add `guide`."""
    guide = commands.add_parser(
        "guide", help="write guides to read and print: HTML, Markdown, PDF, text"
    )
    add = guide.add_argument
    _add_one_or_all(guide)
    add("folder", type=Path, metavar="FOLDER", help="files of the same names go")
    add(
        "--look",
        choices=LOOKS,
        metavar="|".join(LOOKS),
        default=LOOKS[0],
        help="of the windows (default: %(default)s)",
    )
    add(
        "--scale",
        type=whole(1, 4),
        default=2,
        metavar="N",
        help="pixels per point of the pictures (default: 2)",
    )
    add("--webp", action="store_true", help="lossless WebP instead of PNG; smaller")
    add("--plain", action="store_true", help="pictures without numbers and arrows")
    add("--solutions", action="store_true", help="solutions of exercises, too")
    add("--by", default="", metavar="TEXT", help="who gives the training")
    add("--logo", type=Path, metavar="FILE", help="a picture for the cover")
    add(
        "--check",
        action="store_true",
        help="only say which lessons changed since FOLDER was made",
    )


def add_demo(commands: "Commands") -> None:
    """Add `demo`."""
    demo = commands.add_parser(
        "demo", help="write a lesson as one page that plays, is tried, and tests"
    )
    _add_one_or_all(demo)
    demo.add_argument(
        "target",
        type=Path,
        metavar="TARGET",
        help="a file that ends in .html; with --all a folder",
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


def add_package(commands: "Commands") -> None:
    """Add `package`."""
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
    _add_edition(package)
    _add_jobs(package, "lessons of a course")


def _add_one_or_all(parser: argparse.ArgumentParser) -> None:
    """Add which lessons are played, on which console, and how many at a time."""
    parser.add_argument(
        "lesson",
        nargs="?",
        metavar="ID|FILE",
        help=f"see `{started_by()} lessons`, or the path of a lesson file",
    )
    parser.add_argument(
        "--all", action="store_true", help="all lessons, with an index by course"
    )
    _add_edition(parser)
    _add_jobs(parser, "lessons")


def _add_edition(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--edition", **one_of(SERVER_VERSIONS), help="of the console")


def _add_jobs(parser: argparse.ArgumentParser, what: str) -> None:
    parser.add_argument(
        "--jobs",
        type=whole(1, JOBS),
        default=1,
        metavar="N",
        help=f"how many {what} are played at the same time (default: 1)",
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
