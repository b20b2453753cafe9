"""`rdlm questions`: writes the questions of lessons as a question bank."""

import argparse

from core import files
from core.command_line.endings import raise_if_heard
from core.command_line.output import visible, write
from core.errors import LabMissing
from core.lessons import catalogue
from core.lessons.outputs.questions import FORMATS
from core.lessons.outputs.questions.bank import bank
from core.lessons.outputs.words import BankText


def write_questions(arguments: argparse.Namespace) -> None:
    """Write a bank; LabMissing if no lesson that is meant asks anything."""
    lessons = catalogue.chosen(None if arguments.all else arguments.lesson)
    questions = list(bank(lessons))
    if not questions:
        raise LabMissing(BankText.none_there)
    raise_if_heard()
    content = FORMATS[arguments.format](questions)
    target = arguments.target
    writing = files.replacing if arguments.replace else files.making
    with writing(target) as unfinished:
        unfinished.write_bytes(content)
    write(visible(BankText.written.format(file=target, count=len(questions))))
