"""`rdlm package`: a lesson as a zip that learning systems take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.command_line.endings import raise_if_heard
from core.command_line.output import visible, write
from core.files import making, replacing
from core.lessons import catalogue
from core.lessons.outputs.packages.packing import package
from core.lessons.outputs.words import PackageText
from gui.automation.off_screen import start_off_screen

if TYPE_CHECKING:
    from argparse import Namespace

_SCALE = 2
"""Pixels per point of the pictures."""


def pack(arguments: Namespace) -> None:
    """Play a lesson, and write the package whole or not at all."""
    file = catalogue.named(arguments.lesson)
    put = replacing if arguments.replace else making
    with put(arguments.target) as unfinished:
        start_off_screen()
        from gui.automation.telling import tell

        story, pictures = tell(file, scale=_SCALE, kind="webp")
        raise_if_heard()
        unfinished.write_bytes(package(story, pictures, arguments.format))
    said = PackageText.written.format(file=arguments.target, lesson=story.title)
    write(visible(said))
