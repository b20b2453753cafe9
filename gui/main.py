"""The entry point `rdlm`: the command line, or the window, or a lesson without one."""

from __future__ import annotations

import builtins
import gc
import os
import signal
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from gui.app import App
    from gui.startup.ladder import Footing

_LESSONS = "lessons"
"""What `--open` calls the window of the lessons, which is no companion."""
_LONGEST = 65_536
"""Bytes of what the system says about this process."""


def main(argv: list[str] | None = None) -> int:
    """Run what is asked for and return the exit code."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # nothing is begun that must be undone
    gc.disable()  # nothing that start-up makes is garbage; looking for it takes time
    from core.command_line.parser import parse
    from gui.companions.table import COMPANIONS

    arguments = parse(argv, [*COMPANIONS, _LESSONS])
    if arguments.command is None and _has_display():
        return _leave(_until_ended(arguments))
    gc.enable()
    from core.command_line.run import exit_code_of, run

    if arguments.command == "pictures":
        from gui.automation.headless_run import draw_everything

        return exit_code_of(partial(draw_everything, arguments.folder, arguments.scale))
    if arguments.command == "numbers" and getattr(arguments, "sheet", None):
        return exit_code_of(partial(_write_slips, arguments))
    if arguments.command == "export":
        from gui.automation.exporting import export

        return run(arguments, export)
    if arguments.command == "lesson" and arguments.show:
        return run(arguments, _show)
    if arguments.command == "play":
        return run(arguments, _play)
    if arguments.command == "lesson":
        from gui.automation.verifying import verify

        return run(arguments, verify)
    if make := _maker(arguments.command):
        return run(arguments, make)
    if arguments.command == "results":
        from gui.automation.results import roll_up

        return run(arguments, roll_up)
    if arguments.command is not None:
        return run(arguments)
    from gui.automation.headless_run import run_headless

    return exit_code_of(run_headless)


def _maker(command: str | None) -> Callable[[Namespace], None] | None:
    """Return what makes something from lessons; None for another command."""
    if command == "guide":
        from gui.automation.guides import guide

        return guide
    if command == "demo":
        from gui.automation.demos import demo

        return demo
    if command == "package":
        from gui.automation.packages import pack

        return pack
    return None


def _show(arguments: Namespace) -> None:
    _need_display(arguments)
    from gui.automation.showing import show

    show(arguments)


def _play(arguments: Namespace) -> None:
    _need_display(arguments)
    from gui.automation.playing import play

    play(arguments)


def _need_display(arguments: Namespace) -> None:
    """LabError where a lesson cannot be seen in windows."""
    if not _has_display():
        from core.command_line.name import started_by
        from core.errors import LabError
        from gui.labels.playing import PlayingText

        said = PlayingText.no_display
        raise LabError(said.format(rdlm=started_by(), lesson=arguments.lesson))


def _write_slips(arguments: Namespace) -> None:
    from core.catalog import SERVER_VERSIONS
    from core.command_line.numbers import make_orders
    from core.command_line.output import visible, write
    from gui.export.slips import write_slips
    from gui.labels.editions import labels_for
    from gui.labels.orders import OrderText

    orders = make_orders(arguments)
    write_slips(arguments.sheet, orders, labels_for(SERVER_VERSIONS[-1]))
    said = OrderText.written.format(file=arguments.sheet, count=len(orders))
    write(visible(said))


def _has_display() -> bool:
    """Tell whether windows can be shown, or were asked for by Qt's own variable."""
    if "QT_QPA_PLATFORM" in os.environ or sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def _until_ended(arguments: Namespace) -> int:
    """Open the window; a signal before there is one is heard as soon as it listens.

    Nothing is raised: Qt's modules, half imported, swallow it or are never whole.
    """
    from core.command_line.endings import exit_code, note_endings

    asked = note_endings()
    code = _open_window(arguments, asked)
    return exit_code(asked[0]) if asked else code


def _open_window(arguments: Namespace, asked: list[int]) -> int:
    """Climb from the display to the lab, and show the window."""
    application = _open_display()
    from core.command_line.log import log_to_stderr
    from gui.startup import ladder
    from gui.startup.endings import Endings

    log_to_stderr(arguments.log_level)
    file = _take_file_of_lesson(arguments)
    footing = ladder.climb(arguments)
    if isinstance(footing, list):
        return _complain(footing)
    problem = [str(footing.lab)] if isinstance(footing.lab, Exception) else []
    code = _complain([*footing.told, *problem])
    if problem and arguments.exit_when_ready:
        return code
    Endings(application, asked)  # which the application keeps
    return _run_window(application, footing, arguments, file)


def _take_file_of_lesson(arguments: Namespace) -> Path | None:
    """Take a file of a lesson or an attempt out: it opens over the person's own lab."""
    from gui.session.lab_files import is_of_lesson

    file: Path | None = arguments.lab
    if file is None or not is_of_lesson(file):
        return None
    arguments.lab = None
    return file


def _open_display() -> QApplication:
    plain_import = builtins.__import__
    try:
        import PySide6.QtWidgets  # noqa: F401
    except ImportError as error:  # a library of the system
        from core.command_line.output import complain
        from gui.labels.console import Console

        complain(Console.no_qt.format(why=error))
        _leave(1)

    # WORKAROUND: PySide6 hooks into imports for `from __feature__ import …`, which
    # nothing here uses, and would read the source of every module imported later.
    builtins.__import__ = plain_import
    from gui.startup.display import open_display

    return open_display()


def _complain(sentences: list[str]) -> int:
    """Write them to the console, if there is one; return the code of a failure."""
    if sys.stderr is not None:
        sys.stderr.writelines(f"{sentence}\n" for sentence in sentences)
    return 1


def _run_window(
    application: QApplication,
    footing: Footing,
    arguments: Namespace,
    file: Path | None,
) -> int:
    from gui.app import App
    from gui.startup import crash
    from gui.startup.endings import hand_over_clipboard
    from gui.startup.focus_teller import FocusTeller
    from gui.theme import theme

    FocusTeller(application)  # which the application keeps
    folder, settings, lab, told = footing
    theme.install(application)
    app = App(folder=folder, settings=settings, classic=arguments.classic)
    application.commitDataRequest.connect(lambda _: app.remember())
    crash.install(folder, app.refresh, app.tell_error)
    if isinstance(lab, Exception):
        app.ask_for_another_lab(str(lab))
    else:
        app.show_lab(lab)
        app.open_windows([name for name in arguments.open if name != _LESSONS])
        if file is not None or _LESSONS in arguments.open:
            app.open_lessons(file)
        if told and not arguments.safe_mode:
            app.tell(told)
    if arguments.exit_when_ready:
        _exit_after_first_paint(app)
    gc.freeze()
    gc.enable()
    code = application.exec()
    app.close()
    settings.save()
    hand_over_clipboard(application)
    return code


def _leave(code: int) -> NoReturn:
    """End the process at once: all is saved, and taking Python down takes longer."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # a program started without a console has none
            stream.flush()
    os._exit(code)


def _exit_after_first_paint(app: App) -> None:
    """Print the milliseconds since the process began when the window is painted."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication

    class FirstPaint(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                watched.removeEventFilter(self)
                QTimer.singleShot(0, self._leave)
            return False

        def _leave(self) -> None:
            sys.stdout.write(f"{milliseconds_since_start():.0f}\n")
            sys.stdout.flush()
            QApplication.quit()

    if app.window is not None:
        app.window.list.table.viewport().installEventFilter(FirstPaint(app))


def milliseconds_since_start() -> float:
    """Return the age of this process, or of the interpreter where that is unknown."""
    from core import outside

    stat, uptime = (
        outside.read(Path("/proc", name), _LONGEST).text
        for name in ("self/stat", "uptime")
    )
    if not stat or not uptime:
        return time.process_time() * 1000
    ticks = int(stat.rsplit(")", 1)[1].split()[19])
    return (float(uptime.split()[0]) - ticks / os.sysconf("SC_CLK_TCK")) * 1000
