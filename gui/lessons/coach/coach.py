"""Leads through a lesson: points, waits for the real act, and answers another one."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QMenu,
    QProgressBar,
    QWidget,
)
from shiboken6 import isValid

from core.catalog import HelpLevel
from core.commands.attempts import ResumeAttempt
from core.lessons.gestures import GoTo
from core.lessons.records import Quiz
from core.lessons.sentences import sentence
from gui.driver.finding import NotThere, main_window, visible, window_in_use
from gui.driver.glance import Glance
from gui.driver.locating import Target, locate
from gui.labels.coach import HELP_BUTTONS
from gui.labels.coach import CoachText as Text
from gui.lessons.coach.hands import Hands
from gui.lessons.coach.other_steps import OtherSteps
from gui.lessons.coach.panel import Panel
from gui.lessons.coach.progress import Progress
from gui.lessons.coach.rewinding import Rewinding
from gui.lessons.coach.ring import Ring
from gui.lessons.coach.telling import (
    feedback,
    first_part,
    gives,
    instruction,
    next_help,
    numbered,
    question,
    way_out,
)
from gui.lessons.coach.watcher import Watcher
from gui.lessons.prose import Paragraph, plain_text, prose
from gui.lessons.recorder.listener import UNHEARD
from gui.widgets.announcing import announce
from gui.widgets.help_request import ask_for_help

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gui.lessons.coach.port import Run
    from gui.session.session import Session


class Coach(QObject):
    """Shows one step after the other as the person does them, and does none itself."""

    def __init__(self, session: Session, run: Run) -> None:
        """Begin at the first step; it lasts as long as the run, which owns it."""
        super().__init__(cast("QObject", run))
        self._session = session
        self._run = run
        self._window: QWidget = main_window()
        self._ring: Ring | None = None
        self._is_told_apart = ""  # what was answered last, so that it is said once
        self._given: HelpLevel | None = None
        self._has_less_help = False
        self._answered: int | None = None
        self.panel = Panel(run.lesson.title)
        self._progress = Progress(run.lesson, run.lab, Glance(self._where_one_works))
        self._others = OtherSteps(
            session, run, self.panel, is_resumed=self._is_resumed()
        )
        self._rewinding = Rewinding(self._progress, run.lab, self._others.step_of)
        self._hands = Hands(self)
        self._watcher = Watcher(self)
        self._connect()
        self.panel.stand_in_corner(0)
        self.panel.show()
        self._window.activateWindow()  # also where a window comes to front by itself
        self._begin(self._where_one_was())

    def _connect(self) -> None:
        panel, watcher = self.panel, self._watcher
        watcher.heard.connect(self._progress.hear)
        watcher.acted.connect(self._look)
        watcher.settled.connect(self._look_again)
        watcher.switch_wanted.connect(self._on_switch)
        panel.go_on_wanted.connect(self._on_go_on)
        panel.help_wanted.connect(self._on_help)
        panel.less_help_wanted.connect(self._on_less_help)
        panel.show_me_wanted.connect(self._on_show_me)
        panel.other_steps_wanted.connect(lambda: self._others.choose(self._progress.at))
        self._others.failed.connect(self._say)
        self._others.closed.connect(self._go_back_to_work)
        panel.skip_wanted.connect(self._on_skip)
        panel.end_wanted.connect(self._on_end)
        panel.topic_wanted.connect(
            lambda: ask_for_help(main_window(), panel.help_topic)
        )
        panel.used.connect(self._go_back_to_work)
        self._hands.done.connect(self._watcher.look_soon)
        self._hands.failed.connect(self._on_hands_failed)
        self._run.changed.connect(self._on_changed)
        self._run.ended.connect(self.stop)

    def stop(self) -> None:
        """Take everything away."""
        self._watcher.stop()
        self._hands.stop()
        self._take_ring_away()
        self.panel.end()
        self.deleteLater()

    # The step

    def _where_one_was(self) -> int:
        """Return the step of an attempt that is resumed, or one before it, from 0.

        A wizard that was open is not open any more.
        """
        if not self._is_resumed():
            return 0
        count = len(self._run.lesson.all_steps)
        found = self._session.settings.numbers(self._key, range(count + 1), 1)
        at = found[0] if found else 0
        self._progress.begin(at)
        is_lost = self._progress.gesture is not None and self._locate()[0] is None
        return (self._progress.way_back() or 0) if is_lost else at

    def _is_resumed(self) -> bool:
        journal = self._run.lab.journal()
        return any(entry.command == ResumeAttempt.name() for entry in journal)

    @property
    def _key(self) -> str:
        """The name of the setting that keeps where one is in this attempt."""
        return f"coach/{self._run.lab.path.stem}"

    def _begin(self, number: int) -> None:
        """Be at a step, from 0."""
        self._progress.begin(number)
        self._others.note(number)
        self._session.settings.remember(self._key, [number])
        self._session.settings.save()  # a program that is killed keeps it, too
        self._watcher.is_touched = False
        self._given = None if self._has_less_help else HelpLevel.HIGHLIGHT
        self._answered = None
        self._is_told_apart = ""
        self._show()

    def _show(self) -> None:
        """Show the step as it is now: what to do, the ring, and what can be pressed."""
        progress, panel = self._progress, self.panel
        count = len(progress.lesson.all_steps)
        if progress.is_over:
            self._take_ring_away()
            panel.show_step(count, count, [prose(Text.all_done)])
            panel.offer_to_go_on(Text.finish)
            panel.offer(skip=False, show_me=False)
            panel.offer_help("", "")
            self._announce(Text.all_done)
            return
        panel.offer(skip=True, show_me=progress.gesture is not None)
        if isinstance(progress.step, Quiz):
            self._show_question(progress.step)
        else:
            self._point()

    def _show_question(self, quiz: Quiz) -> None:
        self._take_ring_away()
        self.panel.ask([choice.say for choice in quiz.choices])
        self.panel.offer_to_go_on(Text.check_answer)
        self.panel.offer_help("", "")
        self._show_text(question(quiz, self._number, None))
        self._announce(plain_text(quiz.ask))

    def _point(self) -> None:
        """Point at what the step begins at, as far as help goes, and say it."""
        target, problem = self._locate()
        may_go_on = self._progress.is_already_so or self._progress.is_in_browser
        self.panel.offer_to_go_on(Text.go_on if may_go_on else "")
        self._offer_help(is_there=target is not None)
        self._show_text(self._told(target, problem))
        self._surround(target if gives(self._given, HelpLevel.HIGHLIGHT) else None)
        self.panel.make_way(_on_screen(target))
        self.panel.stand_before(_modal_for_all())

    def _locate(self) -> tuple[Target | None, str]:
        """Locate the step's target; or say why it cannot be done now."""
        gesture = self._progress.gesture
        assert gesture is not None
        if self._progress.is_in_browser:
            return None, ""
        try:
            target = locate(gesture, self._progress.glance.window)
        except NotThere as problem:
            return None, str(problem)
        if not target.widget.isEnabled():
            return target, Text.greyed.format(what=target.name)
        return target, ""

    def _told(self, target: Target | None, problem: str) -> Iterator[Paragraph]:
        """Say what to do, in the imperative only while it can be done."""
        progress, here = self._progress, self._where_one_works()
        if progress.is_in_browser:
            yield from instruction(progress.step, self._number, HelpLevel.DONE, here)
            yield Paragraph(Text.on_website)
        elif target is None and not self._is_busy():
            assert progress.gesture is not None
            text = way_out(progress.gesture, here, problem)
            yield numbered(self._number, text)
        elif problem and not self._is_busy():
            yield numbered(self._number, problem)
        else:
            yield from instruction(progress.step, self._number, self._given, here)
        if progress.is_already_so:
            yield Paragraph(Text.already)

    @property
    def _number(self) -> int:
        """The number of the step, from 1."""
        return self._progress.at + 1

    def _show_text(self, text: Iterable[Paragraph]) -> None:
        count = len(self._progress.lesson.all_steps)
        self.panel.show_step(self._number, count, text)

    # The ring

    def _surround(self, target: Target | None) -> None:
        """Let the ring lie round a target; the same one keeps its ring."""
        if target is None or target.place() is None:
            self._take_ring_away()
            return
        ring = self._ring
        if ring is not None and isValid(ring) and ring.points_at(target):
            ring.follow()
            return
        self._take_ring_away()
        self._ring = Ring(target, plain_text(sentence(self._progress.step)))
        self._ring.begin()

    def _take_ring_away(self) -> None:
        if self._ring is not None and isValid(self._ring):
            self._ring.remove()
        self._ring = None

    # Looking

    def _where_one_works(self) -> QWidget:
        """Return the window of the program that is or was in use, never the coach's."""
        front, modal = QApplication.activeWindow(), QApplication.activeModalWidget()
        if front is not None and not front.property(UNHEARD):
            self._window = window_in_use()
        elif modal is not None and not modal.property(UNHEARD):
            self._window = modal
        if not isValid(self._window) or not self._window.isVisible():
            self._window = main_window()
        if isinstance(self._window, QMenu):
            self._window = main_window()
        return self._window

    def _look(self) -> None:
        """Go on if the step is done; else point again, for much may have moved."""
        if self._hands.are_at_work or self._progress.gesture is None:
            return
        if not self._watcher.is_touched and not self._waits_for_a_window():
            # What comes now still follows from the step before.
            self._progress.begin(self._progress.at)
            self._others.note(self._progress.at)
        if self._progress.is_done:
            self._go_to(self._progress.at + 1)
        else:
            self._point()

    def _waits_for_a_window(self) -> bool:
        """Tell whether it is the window system that does the step."""
        return isinstance(self._progress.gesture, GoTo)

    def _on_changed(self) -> None:
        """Take a commit for something that a person did."""
        self._watcher.is_touched = True
        self._watcher.look_soon()

    def _go_to(self, number: int) -> None:
        self._say("")
        self._begin(number)

    def _look_again(self) -> None:
        """Look once more when all has settled, and answer what was not asked for."""
        at = self._progress.at
        self._look()
        if at != self._progress.at or self._follow_rewinding():
            return
        if self._progress.gesture is None:
            return
        ahead = self._progress.reached_ahead()
        if ahead is not None:
            self._go_to(ahead)
        elif not (self._is_busy() or self._progress.is_in_browser):
            self._answer()

    def _follow_rewinding(self) -> bool:
        """Say what undo took back or redo brought back, and be where to go on."""
        rewound = self._rewinding.look()
        if rewound is None:
            return False
        self._begin(rewound.step)
        self._say(f"{rewound.text} {self._go_on_with(rewound.step)}".rstrip())
        return True

    def _go_on_with(self, step: int) -> str:
        is_last = step >= len(self._progress.lesson.all_steps)
        return "" if is_last else Text.from_here.format(step=step + 1)

    def _answer(self) -> None:
        """Say what was wrong; where the step is lost by it, go back to an earlier."""
        answer = self._progress.answer()
        if answer is None:
            return
        text = answer.text
        back = self._way_back() if answer.is_lost else None
        if back is not None:
            text = f"{text} {self._go_on_with(back)}"
            self._begin(back)
        self._say(text)

    def _way_back(self) -> int | None:
        """Return the step, from 0, by which a step that is lost is reached again."""
        back = self._progress.way_on_page()
        if back is None and self._locate()[0] is None:
            return self._progress.way_back()
        return back

    def _is_busy(self) -> bool:
        """Tell whether the program is at work, so that what is missing may yet come."""
        return next(visible(self._where_one_works(), QProgressBar), None) is not None

    def _say(self, text: str) -> None:
        self.panel.say([Paragraph(text)] if text else [])
        if text and text != self._is_told_apart:
            announce(self.panel, text, at_once=True)
        self._is_told_apart = text

    def _announce(self, text: str) -> None:
        announce(self.panel, text)

    # Help

    def _offer_help(self, *, is_there: bool) -> None:
        level = next_help(self._given)
        if level is None or (level is HelpLevel.DONE and not is_there):
            self.panel.offer_help("", "")
            return
        price = getattr(self._run.lesson.help, level.value)
        said = Text.costs.format(percent=price) if price else Text.costs_nothing
        self.panel.offer_help(HELP_BUTTONS[level], said)

    def _on_help(self) -> None:
        level = next_help(self._given)
        if level is None:
            return
        self._run.take_help(self._number, level)
        self._given = level
        if level is HelpLevel.DONE:
            self._do_it()
        self._point()

    def _do_it(self) -> None:
        gesture = self._progress.gesture
        assert gesture is not None
        self._take_ring_away()
        self._hands.do(gesture, self._where_one_works())

    def _on_hands_failed(self, problem: str) -> None:
        self._say(Text.cannot_do.format(problem=first_part(problem)))

    def _on_less_help(self, wanted: bool) -> None:
        self._has_less_help = wanted
        if self._progress.gesture is not None:
            self._given = None if wanted else HelpLevel.HIGHLIGHT
            self._point()

    # The buttons

    def _on_go_on(self) -> None:
        progress = self._progress
        if progress.is_over:
            self._run.finish()
        elif isinstance(progress.step, Quiz) and self._answered is None:
            self._check_answer(progress.step)
        else:
            self._go_to(progress.at + 1)

    def _check_answer(self, quiz: Quiz) -> None:
        choice = self.panel.choice
        if choice is None:
            announce(self.panel, Text.choose_one, at_once=True)
            asked = question(quiz, self._number, None)
            self._show_text([*asked, Paragraph(Text.choose_one)])
            return
        self._run.answer(self._number, choice)
        self._answered = choice
        self._show_text(question(quiz, self._number, choice))
        self.panel.offer_to_go_on(Text.go_on)
        announce(self.panel, plain_text(feedback(quiz, choice)))

    def _on_show_me(self) -> None:
        """Show the step in another program, so that nothing of this one is touched."""
        self._others.show_ahead(self._progress.at)

    def _on_skip(self) -> None:
        self._say(Text.skipped)
        self._begin(self._progress.at + 1)

    def _on_end(self) -> None:
        box = self._session.prompts.ask(
            self.panel,
            Text.leave_question,
            [(Text.leave, self._run.leave), (Text.finish_now, self._run.finish)],
            Text.stay,
        )
        box.setProperty(UNHEARD, True)

    def _on_switch(self) -> None:
        """Go to the coach's window, or back from it."""
        if QApplication.activeWindow() is self.panel:
            self._go_back_to_work()
        else:
            self._where_one_works()
            self.panel.activateWindow()

    def _go_back_to_work(self) -> None:
        """Make the window in which one works the active one again."""
        if self._progress.gesture is None:
            return  # a question is answered in the coach's window
        QTimer.singleShot(0, self, lambda: self._where_one_works().activateWindow())


def _on_screen(target: Target | None) -> QRect | None:
    """Return where a target is on the screen."""
    place = None if target is None else target.place()
    if target is None or place is None or place == target.window.rect():
        return None  # a whole window is no control to be covered
    return QRect(target.window.mapToGlobal(QPoint(place.topLeft())), place.size())


def _modal_for_all() -> QWidget | None:
    """Return the dialog that bars every window of the program, if there is one."""
    modal = QApplication.activeModalWidget()
    if (
        modal is None
        or modal.windowModality() is not Qt.WindowModality.ApplicationModal
    ):
        return None
    return modal
