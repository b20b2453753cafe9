"""What a window shows, in words: what can be clicked, and what there is to see."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QRadioButton,
    QTabBar,
    QTextEdit,
    QTreeView,
    QWidget,
    QWizard,
)

from gui.automation.covering import is_of_computer
from gui.driver.finding import (
    accessible_name,
    columns_of,
    is_field_of_lines,
    label_text,
    shorten,
    visible,
    without_mnemonic,
)
from gui.driver.locating import visible_part
from gui.widgets.code_boxes import CodeBoxes

_MOST_ITEMS = 60
"""Items of one list; more than that are not in sight at the same time."""
_ROWS = 4
_LONGEST = 700
_EMPTY = "empty"
_INNER = CodeBoxes | QComboBox | QAbstractSpinBox
"""Fields that have a line of their own inside."""


@dataclass(frozen=True)
class Control:
    """Something in a window that can be clicked."""

    name: str
    role: str
    place: QRect  # in coordinates of the window


def role_of(widget: QWidget) -> str:
    """Say in a word what a control is, or what the items in it are."""
    for kinds, role in _ROLES:
        if isinstance(widget, kinds):
            return role
    return "window"


def controls(window: QWidget) -> Iterator[Control]:
    """Yield what is in sight and can be used, in the order of the window."""
    for widget in _in_reading_order(window):
        if not widget.isEnabled():
            continue
        for name, part in _parts(widget):
            place = visible_part(widget, part)
            if name and not place.isEmpty():
                yield Control(name, role_of(widget), place)


def described(window: QWidget) -> str:
    """Say what there is to see, as a text in place of the picture."""
    said = [window.windowTitle().replace("[*]", ""), *_pages(window)]
    parts = [part for part in dict.fromkeys([*said, *_contents(window)]) if part]
    told = ". ".join(part.rstrip(" .:") for part in parts)
    if len(told) > _LONGEST:
        told = f"{told[:_LONGEST].rpartition(' ')[0]} …"
    return f"{told}."


def _in_reading_order(window: QWidget) -> list[QWidget]:
    """Return what is visible, from top to bottom and from left to right."""

    def place(widget: QWidget) -> tuple[int, int]:
        corner = widget.mapTo(window, QPoint())
        return corner.y(), corner.x()

    there = (w for w in visible(window, QWidget) if not is_of_computer(w))
    return sorted(there, key=place)


def _parts(widget: QWidget) -> Iterator[tuple[str, QRect]]:
    """Yield names and places, in the widget, of what in it can be clicked."""
    if isinstance(widget, QMenu | QMenuBar):
        for action in widget.actions():
            if action.isVisible() and action.isEnabled() and action.text():
                geometry = widget.actionGeometry(action)
                yield without_mnemonic(action.text()).partition("\t")[0], geometry
    elif isinstance(widget, QTabBar):
        for i in range(widget.count()):
            yield without_mnemonic(widget.tabText(i)), widget.tabRect(i)
    elif isinstance(widget, QAbstractItemView):
        yield from _items(widget)
    elif (
        isinstance(widget, QAbstractButton | QLineEdit | _INNER)
        or is_field_of_lines(widget)
    ) and not isinstance(widget.parentWidget(), _INNER):
        yield accessible_name(widget), widget.rect()


def _items(view: QAbstractItemView) -> Iterator[tuple[str, QRect]]:
    viewport = view.viewport()
    for index in _indexes(view.model(), QModelIndex()):
        place = view.visualRect(index) & viewport.rect()
        if not place.isEmpty():
            inside = place.translated(viewport.pos())
            yield str(index.data() or ""), inside


def _indexes(model: QAbstractItemModel, above: QModelIndex) -> Iterator[QModelIndex]:
    """Yield the first column; what is folded away has no place in the view."""
    for row in range(min(model.rowCount(above), _MOST_ITEMS)):
        index = model.index(row, 0, above)
        yield index
        yield from _indexes(model, index)


def _pages(window: QWidget) -> Iterator[str]:
    if isinstance(window, QWizard) and window.currentId() >= 0:
        yield window.currentPage().title()


def _contents(window: QWidget) -> Iterator[str]:
    """Say what stands in fields, boxes and lists, from top to bottom."""
    for widget in _in_reading_order(window):
        if isinstance(widget, QMenu):
            names = [name for name, _ in _parts(widget)]
            yield f"Menu: {', '.join(names)}" if names else ""
        elif isinstance(widget, QCheckBox | QRadioButton):
            state = "selected" if widget.isChecked() else "not selected"
            yield f"{accessible_name(widget)}: {state}"
        elif is_field_of_lines(widget):
            typed = _in_one_line(widget.toPlainText()) or _EMPTY
            yield f"{accessible_name(widget)}: {typed}"
        elif isinstance(widget, QTextEdit | QPlainTextEdit):
            yield _in_one_line(widget.toPlainText())
        elif isinstance(widget, QAbstractItemView):
            yield from _rows(widget)
        elif isinstance(widget, QLabel) and widget.buddy() is None:
            yield _in_one_line(label_text(widget))
        elif isinstance(widget, QLineEdit | QComboBox | CodeBoxes) and not isinstance(
            widget.parentWidget(), _INNER
        ):
            yield f"{accessible_name(widget)}: {_content(widget)}".lstrip(": ")


def _in_one_line(text: str) -> str:
    return shorten(" ".join(text.split()))


def _content(field: QLineEdit | QComboBox | CodeBoxes) -> str:
    if isinstance(field, QComboBox):
        return field.currentText() or _EMPTY
    if isinstance(field, QLineEdit) and field.echoMode() is not field.EchoMode.Normal:
        return "hidden" if field.text() else _EMPTY
    if isinstance(field, CodeBoxes):
        return "-".join(b.text() for b in field.boxes if b.text()) or _EMPTY
    return field.text() or _EMPTY


def _rows(view: QAbstractItemView) -> Iterator[str]:
    """Say the rows of a list up to a few, and the item of a tree that is selected."""
    model = view.model()
    if isinstance(view, QTreeView):
        current = view.currentIndex()
        yield f"In the tree, {current.data()} is selected" if current.isValid() else ""
        return
    count = model.rowCount()
    for row in range(min(count, _ROWS)):
        columns = columns_of(model, QModelIndex())
        cells = (str(model.index(row, column).data() or "") for column in columns)
        yield ", ".join(cell for cell in cells if cell)
    if count > _ROWS:
        yield f"and {count - _ROWS:,} more rows"


_ROLES: tuple[tuple[tuple[type[QWidget], ...], str], ...] = (
    ((QCheckBox, QRadioButton), "box"),
    ((QAbstractButton,), "button"),
    ((QComboBox,), "list"),
    ((QLineEdit, CodeBoxes, QAbstractSpinBox, QPlainTextEdit), "field"),
    ((QMenu, QMenuBar), "menu item"),
    ((QTabBar,), "tab"),
    ((QTreeView,), "tree item"),
    ((QAbstractItemView,), "row"),
)
