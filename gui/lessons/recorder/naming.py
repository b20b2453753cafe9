"""Names controls as a person would: the driver finds them again by these names."""

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QMainWindow,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QRadioButton,
    QTableView,
    QTreeView,
    QWidget,
)

from core.lessons.gestures import Gesture, Node, Open, Press, Row, Select, Tick
from core.lessons.recording.typed import SECRET
from gui.driver.finding import accessible_name, without_mnemonic
from gui.widgets.code_boxes import CodeBoxes

_TRIMMED = " <>:.…"


def label_of(button: QAbstractButton) -> str:
    """Return what stands on a button, or its name where it shows a picture."""
    return _trimmed(without_mnemonic(button.text()) or button.accessibleName())


def name_of(field: QWidget) -> str:
    """Return the label of a field."""
    return _trimmed(accessible_name(field))


def pressed(button: QAbstractButton, label: str) -> Gesture:
    """Say that a button was pressed, or a box ticked or cleared."""
    if isinstance(button, QCheckBox | QRadioButton):
        return Tick(tick={label: button.isChecked()})
    return Press(press=label)


def field_of(editor: QWidget) -> QWidget:
    """Return the field that a person sees: the line may be a part of it."""
    owner = editor.parentWidget()
    return owner if isinstance(owner, CodeBoxes | QComboBox) else editor


def typed_in(field: QWidget) -> str:
    """Return what stands in a field; what is secret stays so."""
    if isinstance(field, QComboBox):
        return field.currentText()
    if isinstance(field, CodeBoxes):
        return "-".join(box.text() for box in field.boxes if box.text())
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    assert isinstance(field, QLineEdit)
    is_shown = field.echoMode() is QLineEdit.EchoMode.Normal
    return field.text() if is_shown else f"{{{SECRET}}}"


def clicked(view: QAbstractItemView, index: QModelIndex) -> Gesture:
    """Say that an item of a tree, a row of a table or a list was clicked."""
    if isinstance(view, QTreeView):
        return Node(node=path_of(index))
    is_field = not isinstance(view, QTableView) and not isinstance(
        view.window(), QMainWindow
    )
    if is_field and view.accessibleName():
        return Select(select={name_of(view): first_text(index)})
    return Row(row=first_text(index))


def opened(index: QModelIndex) -> Gesture:
    """Say that a row was double-clicked."""
    return Open(open=first_text(index))


def path_of(index: QModelIndex) -> tuple[str, ...]:
    """Return the texts of an item of a tree and of those above it."""
    path: list[str] = []
    while index.isValid():
        path.insert(0, first_text(index))
        index = index.parent()
    return tuple(path)


def first_text(index: QModelIndex) -> str:
    """Return the text of a row's first column."""
    return str(index.siblingAtColumn(0).data() or "")


def menu_path(menu: QMenu, action: QAction) -> tuple[str, ...]:
    """Return the labels of menus and items that lead to an action."""
    return tuple(_trimmed(label) for label in [*_above(menu), action.text()])


def is_of_menu_bar(menu: QMenu) -> bool:
    """Tell whether a menu hangs from a menu bar, through others or by itself."""
    return any(
        isinstance(owner, QMenuBar)
        for step in _chain(menu)
        for owner in step.menuAction().associatedObjects()
    )


def _chain(menu: QMenu) -> Iterator[QMenu]:
    """Yield a menu and those that it hangs from, from within."""
    yield menu
    for owner in menu.menuAction().associatedObjects():
        if isinstance(owner, QMenu):
            yield from _chain(owner)


def _above(menu: QMenu) -> list[str]:
    """Return the titles of a menu and of those that it hangs from, from without."""
    titles = [step.menuAction().text() for step in _chain(menu)]
    return [title for title in reversed(titles) if title]


def _trimmed(label: str) -> str:
    return " ".join(without_mnemonic(label).split()).strip(_TRIMMED)
