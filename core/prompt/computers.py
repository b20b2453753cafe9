r"""Computers that a command line names, as `NAME` or `\\NAME` (domain.md 13.6)."""

from core.prompt.answer import Answer, Asked, failed
from core.records import Computer
from core.rules.network import find_computer

_NO_COMPUTER = "There is no computer {name} in this lab. The computers are: {known}."


def named(name: str, asked: Asked) -> Computer | Answer:
    """Find a computer, or say which there are."""
    computers = asked.lab.computers()
    found = find_computer(
        computers,
        asked.lab.settings().domain,
        name.removeprefix("\\\\"),
        seen_from=asked.computer.name,
    )
    if found is not None:
        return found
    known = ", ".join(dict.fromkeys(computer.name for computer in computers))
    return failed(_NO_COMPUTER.format(name=name, known=known))
