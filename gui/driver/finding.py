"""Finds what a person sees: windows, controls, rows and texts, by their labels."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias, TypeGuard, TypeVar

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QModelIndex,
    QObject,
    Qt,
)
from PySide6.QtGui import QAccessible, QAction, QTextDocumentFragment
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMainWindow,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QTreeView,
    QWidget,
)

from gui.labels.console import Console
from gui.widgets.code_boxes import CodeBoxes

_LONG = 200
BEFORE_NAME = Console.title_of_lab.format(title="", file="")
W = TypeVar("W", bound=QWidget)
KindOf: TypeAlias = type[W]


class NotThere(AssertionError):
    """What a gesture named is not visible; the text says what is."""


def main_window() -> QMainWindow:
    """Return the manager's window."""
    windows = QApplication.topLevelWidgets()
    return next(
        w
        for w in windows
        if isinstance(w, QMainWindow)
        and w.isVisible()
        and w.objectName() == "main-window"
    )


def window_in_use() -> QWidget:
    """Return the window that takes input now: a menu, a dialog, or what is in front."""
    return (
        QApplication.activePopupWidget()
        or _window_beside(QApplication.activeModalWidget())
        or _window_in_front()
    )


def _window_in_front() -> QWidget:
    """Return the companion window that is in use, else the manager's."""
    front = QApplication.activeWindow()
    return front if isinstance(front, QMainWindow) else main_window()


def _window_beside(modal: QWidget | None) -> QWidget | None:
    """Return the window that a modal one has opened, if it is in front of it."""
    front = QApplication.activeWindow()
    owner = front
    while owner is not None and owner is not modal:
        owner = owner.parentWidget()
    return front if modal is not None and owner is modal else modal


def same(label: str, wanted: str) -> bool:
    """Tell whether two labels read the same, whatever their arrows, colons and dots."""
    return normalized(label) == normalized(wanted)


def is_titled(window: QWidget, title: str) -> bool:
    """Tell whether a window has a title; a lab's name may stand behind it."""
    shown = window.windowTitle()
    return same(shown, title) or same(shown.partition(BEFORE_NAME)[0], title)


def texts(window: QWidget) -> Iterator[str]:
    """Yield every text that is visible in a window, as it is visible."""
    yield window.windowTitle()
    for widget in visible(window, QWidget):
        if isinstance(widget, QListWidget):  # its model hides its columns from Python
            yield from (widget.item(i).text() for i in range(widget.count()))
        elif isinstance(widget, QAbstractItemView):
            yield from _model_texts(widget)
        elif isinstance(widget, QTabBar):
            yield from (
                without_mnemonic(widget.tabText(i))
                for i in range(widget.count())
                if widget.isTabVisible(i)
            )
        elif isinstance(widget, QComboBox):
            yield widget.currentText()
        elif isinstance(widget, QTextEdit | QPlainTextEdit):
            yield widget.toPlainText()
        elif isinstance(widget, QMenu):
            yield from (without_mnemonic(a.text()) for a in widget.actions())
        elif isinstance(widget, QLabel):
            yield label_text(widget)
        elif isinstance(widget, QLineEdit):
            yield widget.text()
        elif isinstance(widget, QAbstractButton):
            yield without_mnemonic(widget.text())
        elif isinstance(widget, QGroupBox):
            yield without_mnemonic(widget.title())


def menu_bar(window: QWidget, label: str) -> QMenuBar:
    """Return the menu bar with this menu: of a window, or the manager's."""
    of_manager = main_window().menuBar()
    for bar in (*visible(window, QMenuBar), of_manager):
        if any(same(without_mnemonic(a.text()), label) for a in bar.actions()):
            return bar
    return of_manager


def buttons(window: QWidget, label: str) -> Iterator[QAbstractButton]:
    """Yield the buttons and boxes of a window that have a label, in them or before."""
    of_label = {w.buddy() for w in visible(window, QLabel) if same(w.text(), label)}
    for button in visible(window, QAbstractButton):
        names = (without_mnemonic(button.text()), button.accessibleName())
        if button in of_label or any(same(name, label) for name in names):
            yield button


def checkable(window: QWidget, label: str) -> Iterator[QAbstractButton]:
    """Yield the check boxes and radio buttons of a window that have a label."""
    return (b for b in buttons(window, label) if b.isCheckable())


def editors(window: QWidget, field: str) -> Iterator[QWidget]:
    """Yield the fields and lists of a window that have a label."""
    kinds = (CodeBoxes, QLineEdit, QComboBox, QAbstractItemView)
    for widget in visible(window, QWidget):
        is_field = isinstance(widget, kinds) or is_field_of_lines(widget)
        if is_field and same(accessible_name(widget), field):
            yield widget


def can_be_typed_into(widget: QObject | None) -> TypeGuard[QLineEdit | QPlainTextEdit]:
    """Tell whether a widget is a field for one line, or for several."""
    is_line = isinstance(widget, QLineEdit) and not widget.isReadOnly()
    return is_line or is_field_of_lines(widget)


def is_field_of_lines(widget: QObject | None) -> TypeGuard[QPlainTextEdit]:
    """Tell whether lines can be typed there, as a script at a prompt."""
    return isinstance(widget, QPlainTextEdit) and not widget.isReadOnly()


def find_menu(window: QWidget, label: str) -> tuple[QMenuBar, QAction]:
    """Find a menu of the menu bar that a window has, or the manager's for it."""
    if not isinstance(window, QMainWindow):
        raise NotThere(f"{window.windowTitle()} is in front of the menu bar")
    bar = menu_bar(window, label)
    return bar, find_action(bar.actions(), label)


def find_tab(window: QWidget, label: str) -> tuple[QTabBar, int]:
    """Find a tab by its label."""
    for bar in visible(window, QTabBar):
        for i in range(bar.count()):
            if bar.isTabVisible(i) and same(without_mnemonic(bar.tabText(i)), label):
                return bar, i
    raise NotThere(f"there is no tab {label}; {what_is_there(window)}")


def find_window(title: str) -> QWidget | None:
    """Return the open window with a title, with or without the lab's name."""
    shown = (w for w in QApplication.topLevelWidgets() if w.isVisible())
    return next((w for w in shown if is_titled(w, title)), None)


def find_node(window: QWidget, path: Iterable[str]) -> tuple[QTreeView, QModelIndex]:
    """Find an item of the tree, whether what is above it is expanded or not."""
    if not isinstance(window, QMainWindow):
        raise NotThere(f"{window.windowTitle()} is in front of the tree")
    tree = next(iter(visible(window, QTreeView)), None)
    if tree is None:
        raise NotThere(f"{window.windowTitle()} has no tree")
    index = QModelIndex()
    for label in path:
        index = find_index(tree.model(), label, index)
        if not index.isValid():
            raise NotThere(f"{label} is not in the tree; {what_is_there(window)}")
    return tree, index


def find_row(window: QWidget, text: str) -> tuple[QAbstractItemView, QModelIndex]:
    """Find a row of a list by the text of its first column."""
    for view in visible(window, QAbstractItemView):
        if not isinstance(view, QTreeView):
            index = find_index(view.model(), text)
            if index.isValid():
                return view, index
    raise NotThere(f"there is no row {text}; {what_is_there(window)}")


def what_is_there(window: QWidget) -> str:
    """List the texts of a window, for messages."""
    there = dict.fromkeys(shorten(t) for t in texts(window) if t.strip())
    return f"in {window.windowTitle()!r} there is: {' | '.join(there)}"


def accessible_name(field: QWidget) -> str:
    """Name a field as a screen reader does; Qt's own dialogs only have labels."""
    if name := field.accessibleName():
        return name
    interface = QAccessible.queryAccessibleInterface(field)
    return interface.text(QAccessible.Text.Name)


def find_action(actions: list[QAction], label: str) -> QAction:
    """Find a menu item by its label."""
    for action in actions:
        if action.isVisible() and same(without_mnemonic(action.text()), label):
            return action
    there = " | ".join(a.text() for a in actions if a.text())
    raise NotThere(f"there is no menu item {label}; there is: {there}")


def find_index(
    model: QAbstractItemModel, text: str, parent: QModelIndex | None = None
) -> QModelIndex:
    """Find a row by the text of its first column; an invalid index if there is none."""
    above = parent or QModelIndex()
    for row in range(model.rowCount(above)):
        index = model.index(row, 0, above)
        if same(str(index.data()), text):
            return index
    return QModelIndex()


def find_column(model: QAbstractItemModel, title: str) -> int:
    """Find a column by its title."""
    for column in columns_of(model, QModelIndex()):
        header = model.headerData(column, Qt.Orientation.Horizontal)
        if same(str(header), title):
            return column
    raise NotThere(f"there is no column {title}")


def field_content(widget: QWidget) -> str:
    """Return what stands in a field."""
    if isinstance(widget, CodeBoxes | QLineEdit):
        return widget.text()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    raise NotThere(f"{widget.accessibleName()} is a list; look at its rows")


def shows_content(field: QWidget, wanted: str) -> bool:
    """Tell whether exactly this stands in a field; hyphens in boxes do not count."""
    in_boxes = isinstance(field, CodeBoxes)
    return field_content(field) == (wanted.replace("-", "") if in_boxes else wanted)


def visible(window: QWidget, kind: KindOf[W]) -> Iterator[W]:
    """Yield the widgets of a kind that are visible in a window."""
    if isinstance(window, kind):
        yield window
    directly = Qt.FindChildOption.FindDirectChildrenOnly
    for part in window.findChildren(QWidget, options=directly):
        # A window of its own may just be going, and PySide keeps what is asked of it.
        if not part.isWindow() and part.isVisible():
            if isinstance(part, kind):
                yield part
            for widget in part.findChildren(kind):
                if widget.isVisible() and widget.window() is window:
                    yield widget


def label_text(label: QLabel) -> str:
    """Return what a label shows: Qt may take its text for HTML, or & for a mnemonic."""
    text = label.text()
    is_rich = label.textFormat() is Qt.TextFormat.RichText or (
        label.textFormat() is Qt.TextFormat.AutoText and GuiQt.mightBeRichText(text)
    )
    if is_rich:
        return QTextDocumentFragment.fromHtml(text).toPlainText()
    return text if label.buddy() is None else without_mnemonic(text)


def _model_texts(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    for column in columns_of(model, QModelIndex()):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
    yield from _texts_below(model, QModelIndex())


def _texts_below(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(min(model.rowCount(parent), _LONG)):
        for column in columns_of(model, parent):
            yield str(model.index(row, column, parent).data() or "")
        yield from _texts_below(model, model.index(row, 0, parent))


def columns_of(model: QAbstractItemModel, parent: QModelIndex) -> range:
    """Return the columns of a model; those of lists do not tell PySide how many."""
    is_list = isinstance(model, QAbstractListModel)
    return range(1 if is_list else model.columnCount(parent))


def shorten(text: str) -> str:
    """Cut a text that is too long for a message."""
    return text if len(text) <= _LONG else f"{text[:_LONG]}…"


def without_mnemonic(label: str) -> str:
    """Return a label as it reads, where & marks the mnemonic and && is an &."""
    return label.replace("&&", "\0").replace("&", "").replace("\0", "&")


def normalized(label: str) -> str:
    """Return what of a label has to agree for two of them to be the same."""
    return label.strip(" <>:.…").casefold()
