"""Hears what a person does in the windows, and says it as gestures."""

from itertools import count
from typing import ClassVar

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QShortcutEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)
from shiboken6 import isValid

from core.lessons.gestures import (
    Context,
    Gesture,
    GoTo,
    Menu,
    Row,
    Select,
    Shortcut,
    Tab,
    Type,
)
from gui.driver.finding import (
    can_be_typed_into,
    is_field_of_lines,
    window_in_use,
    without_mnemonic,
)
from gui.lessons.recorder import naming
from gui.lessons.recorder.noticing import Noticing

_KEYS = {
    Qt.Key.Key_Return: "Return",
    Qt.Key.Key_Enter: "Return",
    Qt.Key.Key_Escape: "Esc",
    Qt.Key.Key_Delete: "Delete",
}
_SELECT_ALL = QKeySequence.StandardKey.SelectAll
_HEARD_BY = "heard-by"
_NUMBERS = count(1)
SETTLING = 300
"""Milliseconds after a gesture; then the window in use has nothing to do with it."""


class Listener(QObject):
    """Listens to every window but its own; each gesture is said once it is complete.

    What a control is called is noted before Qt delivers the event: a dialog that
    closes by it is gone afterwards. Controls tell by their own signals, so that keys,
    access keys and a screen reader are heard as the mouse is.
    """

    heard = Signal(object)  # a gesture
    seen = Signal(str)  # what there is to see after the last one

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._number = next(_NUMBERS)
        self._is_listening = False
        self._noticing = Noticing()
        self._label = ""  # of the button that is being pressed
        self._typing: QWidget | None = None
        self._typed: tuple[str, str] | None = None  # the field's label and content
        self._row: Gesture | None = None  # where the arrow keys have gone
        self._context: Context | Row | None = None  # what a menu was opened for
        self._key = ""  # that may turn out to have pressed a button
        self._said = 0
        self._window: QWidget | None = None  # that was in use after the last gesture
        self._settling = QTimer(self, singleShot=True, interval=SETTLING)
        self._settling.timeout.connect(self._settle)

    def start(self) -> None:
        """Begin to listen."""
        self._is_listening = True
        for widget in QApplication.allWidgets():
            self._listen_to(widget)
        self._settle()
        self._noticing.look(window_in_use())
        self._app.installEventFilter(self)

    def stop(self) -> None:
        """Say what is not complete yet, and listen no longer."""
        self._app.removeEventFilter(self)
        self._notice()
        self._say_what_was_typed()
        self._say_row()
        self._is_listening = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note what is about to happen; the event goes on."""
        look = self._LOOKS.get(event.type())
        if look is not None and not self._is_mine(watched):
            look(self, watched, event)
        return False

    def _is_mine(self, watched: QObject) -> bool:
        """Tell whether this is a window that asked to be left out, or in one."""
        widget = watched if isinstance(watched, QWidget) else None
        while widget is not None:
            if widget.window().property(UNHEARD):
                return True
            widget = widget.window().parentWidget()  # a message belongs to its owner
        return False

    # What comes before an event

    def _on_show(self, watched: QObject, _: QEvent) -> None:
        if isinstance(watched, QWidget):
            self._listen_to(watched)

    def _on_context_menu(self, watched: QObject, event: QEvent) -> None:
        assert isinstance(event, QContextMenuEvent)
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        view = watched if by_key else watched.parent()  # the mouse is on its viewport
        if not isinstance(view, QAbstractItemView):
            return
        index = view.currentIndex() if by_key else view.indexAt(event.pos())
        self._come_to(view.window())
        of_tree = naming.clicked(view, index)
        self._context = (
            Row(row=naming.first_text(index))
            if not hasattr(of_tree, "node")
            else Context(context=naming.path_of(index))
        )

    def _on_shortcut(self, watched: QObject, event: QEvent) -> None:
        if isinstance(watched, QAction) and isinstance(event, QShortcutEvent):
            self._come_to(QApplication.activeWindow())
            self._say(Shortcut(shortcut=event.key().toString()))

    def _on_key(self, watched: QObject, event: QEvent) -> None:
        assert isinstance(event, QKeyEvent)
        if watched is not QApplication.focusWidget() or event.isAutoRepeat():
            return
        if isinstance(watched, QAbstractItemView) and _is_list(watched):
            before = QPersistentModelIndex(watched.currentIndex())
            QTimer.singleShot(0, lambda: self._note_row(before))
        key = _KEYS.get(Qt.Key(event.key()))
        if isinstance(watched, QAbstractItemView) and event.matches(_SELECT_ALL):
            key = "Ctrl+A"
        is_edited = key == "Delete" and can_be_typed_into(watched)
        if key and not is_edited and QApplication.activePopupWidget() is None:
            self._key = QKeySequence(key).toString()
            said, typed = self._said, self._what_was_typed()
            QTimer.singleShot(0, lambda: self._say_key(said, typed))

    def _on_close(self, watched: QObject, event: QEvent) -> None:
        if event.spontaneous() and isinstance(watched, QDialog):
            self._say(Shortcut(shortcut="Esc"))  # the title bar's button does the same

    _LOOKS: ClassVar = {
        QEvent.Type.Show: _on_show,
        QEvent.Type.ContextMenu: _on_context_menu,
        QEvent.Type.Shortcut: _on_shortcut,
        QEvent.Type.KeyPress: _on_key,
        QEvent.Type.Close: _on_close,
    }

    # What controls tell

    def _listen_to(self, widget: QWidget) -> None:
        if widget.property(_HEARD_BY) == self._number or self._is_mine(widget):
            return
        if self._connect(widget):
            widget.setProperty(_HEARD_BY, self._number)

    def _connect(self, widget: QWidget) -> bool:
        if isinstance(widget, QAbstractButton):
            widget.pressed.connect(self._on_pressed)
            widget.released.connect(self._on_released)
        elif isinstance(widget, QComboBox):
            widget.activated.connect(self._on_chosen)
        elif isinstance(widget, QLineEdit):
            widget.textEdited.connect(self._on_edited)
        elif is_field_of_lines(widget):
            widget.textChanged.connect(self._on_lines_changed)
        elif isinstance(widget, QTabBar):
            widget.tabBarClicked.connect(self._on_tab)
        elif isinstance(widget, QMenu):
            widget.triggered.connect(self._on_menu)
        elif isinstance(widget, QAbstractItemView) and _is_list(widget):
            widget.clicked.connect(self._on_row)
            widget.doubleClicked.connect(self._on_opened)
        else:
            return False
        return True

    def _on_pressed(self) -> None:
        button = self.sender()
        assert isinstance(button, QAbstractButton)
        self._label = naming.label_of(button)
        self._prepare(button)

    def _on_released(self) -> None:
        """Come before `clicked`, which a dialog that closes may not live to tell."""
        button = self.sender()
        assert isinstance(button, QAbstractButton)
        label, self._label = self._label, ""
        was_left = QApplication.mouseButtons() & Qt.MouseButton.LeftButton
        if label and not was_left:
            self._say(naming.pressed(button, label))

    def _on_chosen(self, place: int) -> None:
        combo = self.sender()
        assert isinstance(combo, QComboBox)
        self._typed = None if self._typing is combo else self._typed
        self._say(Select(select={naming.name_of(combo): combo.itemText(place)}))

    def _on_edited(self, _: str) -> None:
        editor = self.sender()
        assert isinstance(editor, QLineEdit)
        self._note_typing(naming.field_of(editor))

    def _on_lines_changed(self) -> None:
        """Note what a person types there; a line that is run is taken away."""
        editor = self.sender()
        assert isinstance(editor, QPlainTextEdit)
        if editor.hasFocus() and editor.toPlainText():
            self._note_typing(editor)

    def _note_typing(self, field: QWidget) -> None:
        if field is not self._typing:
            self._prepare(field)
        self._typing = field
        self._typed = naming.name_of(field), naming.typed_in(field)
        self._noticing.leave_out(self._typed[1])

    def _on_tab(self, place: int) -> None:
        bar = self.sender()
        assert isinstance(bar, QTabBar)
        if place >= 0:
            self._prepare(bar)
            self._say(Tab(tab=without_mnemonic(bar.tabText(place))))

    def _on_menu(self, action: QAction) -> None:
        menu = self.sender()
        assert isinstance(menu, QMenu)
        if action not in menu.actions() or action.menu() is not None:
            return  # told by the menu that holds it
        path = naming.menu_path(menu, action)
        if naming.is_of_menu_bar(menu):
            self._come_to(QApplication.activeWindow())
            self._say(Menu(menu=path))
        elif self._context is not None:
            self._say(self._context.changed(choose=path))
            self._context = None

    def _on_row(self, index: QModelIndex) -> None:
        view = self.sender()
        assert isinstance(view, QAbstractItemView)
        self._prepare(view)
        self._row = None
        self._say(naming.clicked(view, index))

    def _on_opened(self, index: QModelIndex) -> None:
        self._say(naming.opened(index))

    # What is said

    def _prepare(self, widget: QWidget) -> None:
        """Say what came before a gesture: a field that was left, another window."""
        self._notice()
        if self._typing is not widget:
            self._say_what_was_typed()
        self._say_row()
        self._come_to(widget.window())

    def _come_to(self, window: QWidget | None) -> None:
        """Say that somebody went to a window, unless a gesture has opened it."""
        used = self._window
        if window is None or window is used or self._settling.isActive():
            return
        if used is not None and isValid(used) and used.isVisible():
            self._tell(GoTo(go_to=window.windowTitle()))
        self._window = window

    def _say(self, gesture: Gesture) -> None:
        self._said += 1
        self._say_what_was_typed()
        self._say_row()
        self._tell(gesture)
        self._settling.start()

    def _tell(self, gesture: Gesture) -> None:
        if self._is_listening:  # controls go on telling after the end
            self.heard.emit(gesture)

    def _say_what_was_typed(self) -> None:
        typed = self._what_was_typed()
        self._typed = self._typing = None
        if typed is None:
            return
        self._said += 1
        self._tell(Type(type={typed[0]: typed[1]}))

    def _what_was_typed(self) -> tuple[str, str] | None:
        """Return the field and what stands there now: the last part has come."""
        typed, field = self._typed, self._typing
        if typed is None or field is None or not isValid(field):
            return typed
        return (typed[0], naming.typed_in(field)) if field.isVisible() else typed

    def _note_row(self, before: QPersistentModelIndex) -> None:
        """Note where a key has led; most keys, such as Ctrl, lead nowhere."""
        view = QApplication.focusWidget()
        if not isinstance(view, QAbstractItemView) or not _is_list(view):
            return
        index = view.currentIndex()
        if index.isValid() and before != index:
            self._row = naming.clicked(view, index)

    def _say_row(self) -> None:
        row, self._row = self._row, None
        if row is not None:
            self._tell(row)

    def _say_key(self, said_before: int, typed: tuple[str, str] | None) -> None:
        """Say a key, unless it has pressed a button, chosen or typed something.

        Before it comes what was typed by then: a line that was run is gone.
        """
        key, self._key = self._key, ""
        if not key or self._said != said_before or self._has_more_than(typed):
            return
        self._typed, self._typing = typed, None
        self._say(Shortcut(shortcut=key))

    def _has_more_than(self, typed: tuple[str, str] | None) -> bool:
        """Tell whether a key began another line of what is being typed."""
        now = self._what_was_typed()
        return typed is not None and now is not None and len(now[1]) > len(typed[1])

    def _settle(self) -> None:
        self._window = window_in_use()
        self._notice()

    def _notice(self) -> None:
        """Say what has become visible; a menu or a drop-down list is not looked at."""
        if not self._is_listening or QApplication.activePopupWidget() is not None:
            return
        if text := self._noticing.look(window_in_use()):
            self.seen.emit(text)


UNHEARD = "unheard"
"""The property of a window that is not listened to."""


def _is_list(view: QAbstractItemView) -> bool:
    """Tell whether a view is one of a window, not the drop-down list of a field."""
    is_popup = view.window().windowType() is Qt.WindowType.Popup
    return not isinstance(view, QHeaderView) and not is_popup
