r"""Computers that a command line names, as `NAME` or `\\NAME`."""

from core.prompt.answer import Answer
from core.records import Computer
from core.store.queries import Queries

_NO_COMPUTER = "There is no computer {name} in this lab. The computers are: {known}."


def named(name: str, lab: Queries) -> Computer | Answer:
    """Find a computer, or say which there are."""
    wanted = name.removeprefix("\\\\").casefold()
    computers = {c.name.casefold(): c for c in lab.computers()}
    if wanted in computers:
        return computers[wanted]
    known = ", ".join(c.name for c in computers.values())
    return Answer(_NO_COMPUTER.format(name=name, known=known))
