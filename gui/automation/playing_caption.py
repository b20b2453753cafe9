"""The bar with the captions of a lesson that plays itself."""

from collections.abc import Iterable
from math import ceil

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QVBoxLayout,
)

from gui.labels.playing import PlayingText as Text
from gui.lessons.prose import Paragraph, ProseText
from gui.theme import icons
from gui.widgets.buttons import push_button
from gui.widgets.on_screen import FRAME

_WIDTH = 860
_MARGIN = 14
_LARGER = 1.4
_LINES = 7
"""Lines of text at most; more can be scrolled."""
_BAR = 8
_INNER_EDGE = 2


class Caption(QFrame):
    """A window of its own that is never in use, and goes out of a control's way."""

    step_wanted = Signal()
    pause_wanted = Signal()
    window_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(
            None,
            Qt.WindowType.Tool
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowDoesNotAcceptFocus,
        )
        self.setObjectName("caption")
        self.setFrameShape(QFrame.Shape.Box)
        self.setLineWidth(2)
        self.setWindowTitle(Text.title)
        self.setWindowIcon(icons.icon("app"))
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._where = QLabel(self)
        self._progress = QProgressBar(self)
        self._progress.setObjectName("progress")
        self._progress.setTextVisible(False)
        self._progress.setMaximumHeight(_BAR)
        self._progress.setAccessibleName(Text.title)
        self._text = self._build_text()
        self.buttons = [
            push_button(label, name, call, self)
            for label, name, call in (
                (Text.next, "next", self.step_wanted.emit),
                (Text.pause, "pause", self.pause_wanted.emit),
                (Text.take_over, "take-over", self.window_wanted.emit),
            )
        ]
        for button in self.buttons:
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()

    def show_step(self, number: int, count: int, text: Iterable[Paragraph]) -> None:
        """Show where in the lesson one is, and what is said of it."""
        self._where.setText(Text.progress.format(step=number, all=count))
        self._progress.setRange(0, count)
        self._progress.setValue(number)
        self.say(text)

    def say(self, text: Iterable[Paragraph], *, can_be_taken: bool = True) -> None:
        """Say something; without buttons once the window is the visitor's."""
        self._text.show_paragraphs(text)
        self._fit()
        for button in self.buttons:
            button.setVisible(can_be_taken)
        self.setAccessibleDescription(self.text)

    def show_paused(self, *, is_paused: bool) -> None:
        """Let the button say what P does now."""
        self.buttons[1].setText(Text.go_on if is_paused else Text.pause)

    @property
    def text(self) -> str:
        """What stands in it."""
        return self._text.toPlainText()

    def make_way(self, control: QRect | None) -> None:
        """Stand at the lower edge of the screen, or at the upper where that is free."""
        room = self.screen().availableGeometry()
        size = self.size().boundedTo(room.size() - FRAME)
        self.resize(size)
        place = QRect(room.topLeft(), size)
        place.moveCenter(room.center())
        place.moveBottom(room.bottom() - _MARGIN)
        if control is not None and place.intersects(control):
            place.moveTop(room.top() + _MARGIN)
        if self.pos() != place.topLeft():
            self.move(place.topLeft())

    def _fit(self) -> None:
        """Be as high as the text needs."""
        line = self._text.fontMetrics().lineSpacing()
        document = self._text.document()
        edges = 2 * (_MARGIN + self.frameWidth() + _INNER_EDGE)
        document.setTextWidth(_WIDTH - edges)
        height = min(ceil(document.size().height()), _LINES * line)
        self._text.setFixedHeight(height + 2 * _INNER_EDGE)
        self.resize(_WIDTH, self.sizeHint().height())

    def _build_text(self) -> ProseText:
        text = ProseText("caption-text", Text.title, self)
        text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        font = text.font()
        font.setPixelSize(round(QFontInfo(font).pixelSize() * _LARGER))
        text.setFont(font)
        return text

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._where)
        head.addWidget(self._progress, 1)
        for button in self.buttons:
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.addWidget(self._text)
        column.addLayout(head)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
