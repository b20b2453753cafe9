"""The coach's own window: what to do, what was wrong, and help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui.driver.finding import main_window
from gui.labels.coach import HELP_BUTTONS
from gui.labels.coach import CoachText as Text
from gui.labels.text import escape_mnemonic
from gui.lessons.prose import Paragraph, ProseText, plain_text
from gui.lessons.recorder.listener import UNHEARD
from gui.theme import icons
from gui.widgets.buttons import push_button
from gui.widgets.help_request import HelpRequest, ask_for_help
from gui.widgets.kept_place import PlaceRequest
from gui.widgets.on_screen import FRAME
from gui.widgets.text import plain_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QCloseEvent, QKeyEvent

_SIZE = (400, 450)
_ANSWER_HEIGHT = 84
_BAR_HEIGHT = 12
_MARGIN = 11


class Panel(QWidget):
    """A window of its own beside all others; it never moves unless it is asked to.

    No dialog owns it and none bars it. Its buttons stay where they are.
    """

    help_topic = "lessons"
    """The topic that F1 opens."""

    go_on_wanted = Signal()
    help_wanted = Signal()
    less_help_wanted = Signal(bool)
    show_me_wanted = Signal()
    other_steps_wanted = Signal()
    skip_wanted = Signal()
    end_wanted = Signal()
    topic_wanted = Signal()
    """F1 was pressed."""
    used = Signal()
    """Something in it was pressed: the keyboard may go back to where one works."""

    def __init__(self, lesson: str) -> None:
        super().__init__(
            None, Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint
        )
        self.setObjectName("coach")
        self.setWindowTitle(Text.title.format(lesson=lesson))
        self.setWindowIcon(icons.icon("app"))
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setProperty(UNHEARD, True)  # what is done here is no step
        self._corner = 0
        self._is_ending = False
        self._progress_text = QLabel(self)
        self._progress = self._build_progress()
        self._instruction = ProseText("instruction", Text.instruction, self)
        self._answer = ProseText("answer", Text.answer, self)
        self._choices = QButtonGroup(self)
        self._body = QWidget(self)
        self._lower = QStackedWidget(self._body)
        self._build_buttons()
        self._lay_out()
        self.setFixedSize(*_SIZE)
        help_key = QShortcut(QKeySequence.StandardKey.HelpContents, self)
        help_key.activated.connect(self.topic_wanted)

    # What it shows

    def show_step(self, number: int, count: int, text: Iterable[Paragraph]) -> None:
        """Show where in the lesson one is, and what is said of it."""
        said = Text.progress.format(step=number, all=count)
        self._progress_text.setText(said)
        self._progress.setRange(0, count)
        self._progress.setValue(number)
        self._instruction.show_paragraphs(text)

    def say(self, text: Iterable[Paragraph]) -> None:
        """Show what is answered to an act, or nothing."""
        self._answer.show_paragraphs(text)
        self._lower.setCurrentIndex(0)

    def ask(self, choices: Sequence[str]) -> None:
        """Show choices in place of an answer."""
        old = self._scroll.takeWidget()
        if old is not None:
            old.deleteLater()
        inner = QWidget(self._scroll)
        column = QVBoxLayout(inner)
        self._choices = QButtonGroup(inner)
        for i, choice in enumerate(choices):
            button = QRadioButton(escape_mnemonic(plain_text(choice)), inner)
            self._choices.addButton(button, i)
            column.addWidget(button)
        column.addStretch()
        self._scroll.setWidget(inner)
        self._lower.setCurrentIndex(1)

    @property
    def choice(self) -> int | None:
        """The number of the choice that is taken, from 0."""
        taken = self._choices.checkedId()
        return None if taken < 0 else taken

    def offer_to_go_on(self, label: str = "") -> None:
        """Let the button lead on, by this label; without one it is greyed."""
        self._go_on.setText(label or Text.go_on)
        self._go_on.setEnabled(bool(label))

    def offer_help(self, button: str, price: str) -> None:
        """Say what the next help is and what it costs; without one it is greyed."""
        self._help.setText(button or Text.help)
        self._help.setEnabled(bool(button))
        self._help.setToolTip(price)
        self._help.setAccessibleDescription(price)
        self._price.setText(price)

    def offer(self, *, skip: bool, show_me: bool) -> None:
        """Let a step be left out if there is one, and be shown if it can be."""
        self._skip.setEnabled(skip)
        self._show_me.setEnabled(show_me)

    # Where it is

    def stand_in_corner(self, number: int | None = None) -> None:
        """Stand in a corner of the screen: the next one, where none is named."""
        self._corner = (self._corner + 1) % 4 if number is None else number
        room = self.screen().availableGeometry()
        inside = QRect(room.topLeft(), room.size() - self.size() - FRAME)
        corner = (
            inside.bottomRight(),
            inside.bottomLeft(),
            inside.topLeft(),
            inside.topRight(),
        )[self._corner]
        self.move(corner)

    def make_way(self, control: QRect | None) -> bool:
        """Fold so that a control on the screen is not covered; tell whether it is so.

        Its upper edge stays where it is, and with it the button that moves it.
        """
        whole = QRect(self.frameGeometry().topLeft(), QSize(*_SIZE) + FRAME)
        is_beneath = whole.intersects(control or QRect())
        if is_beneath is self._body.isVisibleTo(self):
            self._body.setVisible(not is_beneath)
            self._beneath.setVisible(is_beneath)
            head = self._head.sizeHint().height() + 2 * _MARGIN
            self.setFixedHeight(head if is_beneath else _SIZE[1])
        return is_beneath

    def stand_before(self, modal: QWidget | None) -> None:
        """Be reachable beside a window that bars all others of the program."""
        over = modal.windowHandle() if modal is not None else None
        handle = self.windowHandle()
        if handle.transientParent() is not over:
            handle.setTransientParent(over)  # type: ignore[arg-type]  # None is allowed

    def end(self) -> None:
        """Close for good."""
        self._is_ending = True
        self.close()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask what End asks, unless this is the end."""
        if not self._is_ending:
            event.ignore()
            self.end_wanted.emit()

    def customEvent(self, event: QEvent) -> None:
        """Hand on to the manager what a dialog asks its owner for: help, its place."""
        manager = main_window()
        if isinstance(event, HelpRequest):
            ask_for_help(manager, event.topic)
        elif isinstance(event, PlaceRequest):
            QCoreApplication.sendEvent(manager, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the window in which one works by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.used.emit()
        else:
            super().keyPressEvent(event)

    # How it is made

    def _build_progress(self) -> QProgressBar:
        bar = QProgressBar(self)
        bar.setObjectName("progress")
        bar.setTextVisible(False)
        bar.setMaximumHeight(_BAR_HEIGHT)
        bar.setAccessibleName(Text.progress_name)
        return bar

    def _build_buttons(self) -> None:
        def button(label: str, name: str, call: Callable[[], object]) -> QPushButton:
            made = push_button(label, name, call, self)
            made.clicked.connect(self.used)
            return made

        self._move = button(Text.move_aside, "move-aside", self.stand_in_corner)
        self._go_on = button(Text.go_on, "go-on", self.go_on_wanted.emit)
        self._help = button(Text.help, "next-help", self.help_wanted.emit)
        self._show_me = button(Text.show_me, "show-me", self.show_me_wanted.emit)
        self._show_me.setToolTip(Text.show_me_tip)
        self._show_me.setAccessibleDescription(Text.show_me_tip)
        self._skip = button(Text.skip, "skip", self.skip_wanted.emit)
        self._end = push_button(Text.end, "end", self.end_wanted.emit, self)
        self._less = QCheckBox(Text.less_help, self)
        self._less.setObjectName("less-help")
        self._less.toggled.connect(self.less_help_wanted)
        self._less.clicked.connect(self.used)
        self._others = push_button(
            Text.other_steps, "other-steps", self.other_steps_wanted.emit, self
        )
        self._others.setToolTip(Text.other_steps_tip)
        self._others.setAccessibleDescription(Text.other_steps_tip)
        self._price = plain_label("", self)
        self._beneath = plain_label(Text.beneath, self)
        self._beneath.hide()
        for label in HELP_BUTTONS.values():  # so that it never grows
            self._help.setText(label)
            width = max(self._help.minimumWidth(), self._help.sizeHint().width())
            self._help.setMinimumWidth(width)

    def _lay_out(self) -> None:
        self._head = QWidget(self)
        head = QVBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(self._progress_text)
        row.addWidget(self._progress, 1)
        row.addWidget(self._move)
        head.addLayout(row)
        head.addWidget(self._beneath)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.addWidget(self._head)
        column.addWidget(self._body, 1)
        self._lay_out_body()

    def _lay_out_body(self) -> None:
        self._scroll = QScrollArea(self)
        self._scroll.setAccessibleName(Text.choices)
        self._scroll.setWidgetResizable(True)
        self._lower.addWidget(self._answer)
        self._lower.addWidget(self._scroll)
        self._lower.setFixedHeight(_ANSWER_HEIGHT)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        for text, widget in (
            (Text.instruction, self._instruction),
            (Text.answer, self._answer),
        ):
            title = QLabel(text, self._body)
            title.setBuddy(widget)
            body.addWidget(title)
            is_upper = widget is self._instruction
            body.addWidget(widget if is_upper else self._lower, 1 if is_upper else 0)
        body.addLayout(self._rows_of_buttons())
        keys = plain_label(Text.keys, self._body)
        keys.setEnabled(False)
        last = QHBoxLayout()
        last.addWidget(keys, 1)
        last.addWidget(self._others)
        body.addLayout(last)

    def _rows_of_buttons(self) -> QGridLayout:
        grid = QGridLayout()
        grid.addWidget(self._go_on, 0, 0)
        grid.addWidget(self._help, 0, 1, 1, 2)
        grid.addWidget(self._price, 0, 3)
        grid.addWidget(self._show_me, 1, 0)
        grid.addWidget(self._skip, 1, 1)
        grid.addWidget(self._end, 1, 2)
        grid.addWidget(self._less, 1, 3)
        return grid
