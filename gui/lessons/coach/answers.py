"""What is answered to an act that is not the one a step asks for; one function each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from core.commands.time import MoveClock
from core.lessons import gestures as g
from core.lessons.gestures import fields_of, item_of, leaf
from core.records import JournalEntry, Record
from gui.driver.finding import same
from gui.labels.coach import CoachText as Text
from gui.labels.console import Console
from gui.labels.dates import moment
from gui.labels.text import in_words


@dataclass(frozen=True)
class Seen:
    """What was in front when a step began, or is now."""

    window: QWidget
    title: str
    clock: datetime


@dataclass(frozen=True)
class Case:
    """A step that is not done, and what has happened since it began."""

    wanted: Record
    done: Record | None  # the gesture that was heard last
    before: Seen
    now: Seen
    entries: tuple[JournalEntry, ...] = ()  # of the journal, since the step began
    is_there: bool = True  # what the step begins at can be seen and used now
    left: str = ""  # the title of a window that was left, where the step is not done

    @property
    def is_elsewhere(self) -> bool:
        """Whether another window is in front, in which the step cannot be done."""
        return not self.is_there and self.now.window is not self.before.window

    @property
    def is_closed(self) -> bool:
        """Whether the window in which the step began is gone."""
        window = self.before.window
        return not isValid(window) or not window.isVisible()


@dataclass(frozen=True)
class Answer:
    """What was wrong; `is_lost`: the step cannot be done from here any longer."""

    text: str
    is_lost: bool = False


def answer_to(case: Case) -> Answer | None:
    """Say what was wrong, by the first answer that fits; None if nothing was."""
    for look in ANSWERS:
        if found := look(case):
            return Answer(found, is_lost=look in _LOSES_THE_PLACE)
    return None


def clock_moved(case: Case) -> str:
    if not _last(case, MoveClock.name()):
        return ""
    before, now = moment(case.before.clock), moment(case.now.clock)
    return Text.clock_moved.format(before=before, now=now)


def refused(case: Case) -> str:
    return Text.refused if case.entries and not case.entries[-1].was_done else ""


def other_command(case: Case) -> str:
    if not case.entries:
        return ""
    return Text.other_command.format(command=in_words(case.entries[-1].command))


def left_wrong(case: Case) -> str:
    """Praise who has left a window in which the step cannot be done."""
    began_there = case.before.title if case.is_closed and case.is_there else ""
    window = case.left or began_there
    return Text.left_wrong.format(window=window) if window else ""


def cancelled(case: Case) -> str:
    is_cancel = isinstance(case.done, g.Press) and same(case.done.press, Console.cancel)
    if not (is_cancel and case.is_closed):
        return ""
    return Text.cancelled.format(window=case.before.title)


def went_back(case: Case) -> str:
    is_back = isinstance(case.done, g.Press) and same(case.done.press, Console.back)
    return Text.went_back if is_back else ""


def closed(case: Case) -> str:
    return Text.closed.format(window=case.before.title) if case.is_closed else ""


def message_in_front(case: Case) -> str:
    """Tell of a dialog that has come over the window of the step."""
    if not (case.is_elsewhere and isinstance(case.now.window, QDialog)):
        return ""
    return Text.message_in_front.format(window=case.now.title)


def other_item(case: Case) -> str:
    if case.done is None:
        return ""
    done, wanted = item_of(case.done), item_of(case.wanted)
    if not (done and wanted) or same(done, wanted):
        return ""
    return Text.other_item.format(done=done, wanted=wanted)


def other_menu_item(case: Case) -> str:
    if not isinstance(case.done, g.Context | g.Menu | g.Row):
        return ""
    done, wanted = leaf(case.done), leaf(case.wanted)
    if not done or same(done, wanted):
        return ""
    text = Text.other_menu_item if wanted else Text.not_a_menu_item
    return text.format(done=done, wanted=wanted)


def other_button(case: Case) -> str:
    if not isinstance(case.done, g.Press) or same(case.done.press, leaf(case.wanted)):
        return ""
    wanted = leaf(case.wanted)
    text = Text.other_button if wanted else Text.not_a_button
    return text.format(done=case.done.press, wanted=wanted)


def other_value(case: Case) -> str:
    """Compare what was typed into a field of the step, once it was left."""
    for field, done, wanted in _both(case, g.Type, "type"):
        if done.replace("-", "") == wanted.replace("-", ""):
            continue
        text = Text.other_value if done else Text.empty_value
        return text.format(field=field, done=done, wanted=wanted)
    return ""


def other_choice(case: Case) -> str:
    for field, done, wanted in _both(case, g.Select, "select"):
        if not same(done, wanted):
            return Text.other_choice.format(field=field, done=done, wanted=wanted)
    return ""


def other_tick(case: Case) -> str:
    for field, done, wanted in _both(case, g.Tick, "tick"):
        if done != wanted:
            text = Text.other_tick if wanted == str(True) else Text.other_clear
            return text.format(field=field)
    return ""


def other_field(case: Case) -> str:
    """Tell of a field that the step does not name."""
    done, wanted = fields_of(case.done), fields_of(case.wanted)
    strange = [d for d in done if not any(same(d, w) for w in wanted)]
    if not (strange and wanted):
        return ""
    return Text.other_field.format(done=strange[0], wanted=", ".join(wanted))


def other_tab(case: Case) -> str:
    done, wanted = case.done, case.wanted
    if not (isinstance(done, g.Tab) and isinstance(wanted, g.Tab)):
        return ""
    if same(done.tab, wanted.tab):
        return ""
    return Text.other_tab.format(done=done.tab, wanted=wanted.tab)


def other_keys(case: Case) -> str:
    done, wanted = case.done, case.wanted
    if not isinstance(done, g.Shortcut):
        return ""
    if isinstance(wanted, g.Shortcut):
        is_same = QKeySequence(wanted.shortcut) == QKeySequence(done.shortcut)
        told = Text.other_keys.format(done=done.shown, wanted=wanted.shown)
        return "" if is_same else told
    is_told = done.shortcut != _LEAVES_A_MENU
    return Text.not_a_key.format(done=done.shown) if is_told else ""


ANSWERS: tuple[Callable[[Case], str], ...] = (
    refused,
    clock_moved,
    other_command,
    left_wrong,
    cancelled,
    went_back,
    other_item,
    closed,
    other_menu_item,
    message_in_front,
    other_value,
    other_choice,
    other_tick,
    other_field,
    other_tab,
    other_button,
    other_keys,
)
_LOSES_THE_PLACE = {cancelled, went_back, closed}
_LEAVES_A_MENU = "Esc"


def _last(case: Case, command: str) -> bool:
    return bool(case.entries) and case.entries[-1].command == command


def _both(case: Case, kind: type[Record], word: str) -> Iterator[tuple[str, str, str]]:
    """Yield each field that was changed and is wanted: its label, and both values."""
    if not (isinstance(case.done, kind) and isinstance(case.wanted, kind)):
        return
    for field, done in getattr(case.done, word).items():
        for label, wanted in getattr(case.wanted, word).items():
            if same(field, label):
                yield label, str(done), str(wanted)
