import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QActionGroup, QColor, QIcon, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QSpinBox,
    QSplitter,
    QStyle,
    QStyleOptionComplex,
    QStyleOptionRubberBand,
    QTabBar,
    QTableWidget,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.theme import icons, metrics
from gui.theme.access_keys import AccessKeys
from gui.theme.style import WindowsStyle
from tests.helpers.systems import compares_pictures


def picture_of(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def checked(button: QAbstractButton) -> QAbstractButton:
    button.setCheckable(True)
    button.setChecked(True)
    return button


def partly_checked() -> QCheckBox:
    box = QCheckBox("Start now")
    box.setCheckState(Qt.CheckState.PartiallyChecked)
    return box


def combo(*, editable: bool = False) -> QComboBox:
    box = QComboBox()
    box.addItems(["Automatic connection (recommended)", "Web Browser", "Telephone"])
    box.setEditable(editable)
    return box


def date_with_calendar() -> QDateEdit:
    edit = QDateEdit()
    edit.setCalendarPopup(True)
    return edit


def button_with_menu() -> QPushButton:
    button = QPushButton("Advanced")
    button.setMenu(QMenu(button))
    return button


def tool() -> QToolButton:
    button = QToolButton()
    button.setIcon(icons.icon("refresh"))
    return button


def checkable_group() -> QGroupBox:
    group = QGroupBox("Scope")
    group.setCheckable(True)
    return group


CONTROLS: dict[str, Callable[[], QWidget]] = {
    "button": lambda: QPushButton("OK"),
    "button with menu": button_with_menu,
    "check box": lambda: QCheckBox("Start now"),
    "checked box": lambda: checked(QCheckBox("Start now")),
    "partly checked box": partly_checked,
    "radio button": lambda: QRadioButton("This domain"),
    "checked radio button": lambda: checked(QRadioButton("This domain")),
    "combo box": combo,
    "editable combo box": lambda: combo(editable=True),
    "spin box": QSpinBox,
    "date with calendar": date_with_calendar,
    "scroll bar": QScrollBar,
    "flat scroll bar": lambda: QScrollBar(Qt.Orientation.Horizontal),
    "tool button": tool,
    "group": checkable_group,
}
control = pytest.mark.parametrize("make", CONTROLS.values(), ids=CONTROLS)


def test_a_selected_icon_keeps_its_colours() -> None:
    icon = icons.icon("server-activated")

    plain = icon.pixmap(16, 16, QIcon.Mode.Normal).toImage()
    assert icon.pixmap(16, 16, QIcon.Mode.Selected).toImage() == plain
    assert icon.pixmap(16, 16, QIcon.Mode.Disabled).toImage() != plain


def test_rows_and_bars_have_the_sizes_of_windows(qtbot: QtBot) -> None:
    tree, bar, splitter = QTreeWidget(), QScrollBar(), QSplitter()
    for widget in (tree, bar, splitter):
        qtbot.addWidget(widget)
    item = QTreeWidgetItem(tree, ["RDLIC01"])
    item.setIcon(0, icons.icon("server"))
    tree.show()

    assert tree.visualItemRect(item).height() == metrics.ROW_HEIGHT
    assert tree.indentation() == metrics.TREE_INDENTATION
    assert bar.sizeHint().width() == metrics.SCROLL_BAR_EXTENT
    assert splitter.handleWidth() == metrics.SPLITTER_WIDTH


@pytest.mark.parametrize("label", ["OK", "< &Back", ""])
def test_a_short_button_has_the_standard_size(qtbot: QtBot, label: str) -> None:
    button = QPushButton(label)
    qtbot.addWidget(button)

    hint = button.sizeHint().toTuple()
    assert hint == (metrics.BUTTON_WIDTH, metrics.BUTTON_HEIGHT)


def test_a_long_button_is_never_squeezed_below_its_label(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    text = QLabel("words " * 60)
    text.setWordWrap(True)
    button = QPushButton("Register as Service Connection Point")
    row.addWidget(text)
    row.addWidget(button)
    window.resize(400, 200)
    window.show()

    needed = button.fontMetrics().horizontalAdvance(button.text())
    assert button.width() > needed + 8


def test_buttons_stand_in_the_order_of_windows(qtbot: QtBot) -> None:
    kind = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(kind.Help | kind.Apply | kind.Cancel | kind.Ok)
    qtbot.addWidget(box)
    box.show()

    buttons = [box.button(k) for k in (kind.Ok, kind.Cancel, kind.Apply, kind.Help)]
    places = [button.x() for button in buttons]
    assert places == sorted(places)


def test_the_default_button_has_a_blue_frame(qtbot: QtBot) -> None:
    window = QDialog()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    ok, cancel = QPushButton("OK"), QPushButton("Cancel")
    row.addWidget(ok)
    row.addWidget(cancel)
    ok.setDefault(True)
    window.show()

    assert picture_of(ok).pixelColor(1, 1) == QColor("#0078d7")
    assert picture_of(cancel).pixelColor(0, 0) == QColor("#adadad")
    ok.setEnabled(False)
    assert picture_of(ok).pixelColor(5, 5) == QColor("#cccccc")


@compares_pictures
@pytest.mark.parametrize("kind", [QPushButton, QCheckBox, QRadioButton])
def test_focus_shows_once_the_keyboard_is_used(
    qtbot: QtBot, kind: Callable[[str], QAbstractButton]
) -> None:
    window = QDialog()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    first, second = QCheckBox("first"), kind("Second")
    for widget in (first, second):
        column.addWidget(widget)
        if isinstance(widget, QPushButton):
            widget.setAutoDefault(False)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    first.setFocus()
    without = picture_of(second)

    second.setFocus(Qt.FocusReason.MouseFocusReason)
    assert picture_of(second) == without
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    assert picture_of(second) != without


def test_focus_shows_in_a_window_that_the_keyboard_opened(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = QDialog()
    qtbot.addWidget(window)
    box = QCheckBox("first", window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    box.setFocus()
    without = picture_of(box)
    monkeypatch.setattr(AccessKeys, "shown", True)

    assert picture_of(box) != without


def field() -> QWidget:
    widget = QWidget()
    row = QHBoxLayout(widget)
    label, edit = QLabel("&Name:"), QLineEdit()
    label.setBuddy(edit)
    row.addWidget(label)
    row.addWidget(edit)
    return widget


def menu_bar() -> QMenuBar:
    bar = QMenuBar()
    bar.addMenu("&Action")
    return bar


def tab_bar() -> QTabBar:
    bar = QTabBar()
    bar.addTab("&General")
    return bar


@pytest.mark.parametrize(
    "make",
    [
        field,
        menu_bar,
        tab_bar,
        lambda: QCheckBox("&Start now"),
        lambda: QGroupBox("&Scope"),
        lambda: QPushButton("&Next"),
        lambda: QRadioButton("&Web Browser"),
    ],
)
def test_a_control_underlines_its_access_key_for_who_uses_them(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, make: Callable[[], QWidget]
) -> None:
    widget = make()
    qtbot.addWidget(widget)
    widget.resize(200, 40)
    without = picture_of(widget)
    monkeypatch.setattr(AccessKeys, "shown", True)

    assert picture_of(widget) != without


def test_nothing_moves_by_itself(qtbot: QtBot) -> None:
    widget = QTreeWidget()
    qtbot.addWidget(widget)
    duration = QStyle.StyleHint.SH_Widget_Animation_Duration

    assert widget.style().styleHint(duration, None, widget) == 0


def test_the_current_row_is_marked_when_it_is_not_selected(qtbot: QtBot) -> None:
    tree = QTreeWidget()
    qtbot.addWidget(tree)
    item = QTreeWidgetItem(tree, ["RDLIC01"])
    tree.show()
    tree.activateWindow()
    qtbot.waitUntil(tree.isActiveWindow)
    tree.setCurrentItem(item)
    item.setSelected(False)
    tree.clearFocus()
    without = picture_of(tree)

    tree.setFocus()

    assert picture_of(tree) != without


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal there")
def test_painting_loses_no_reference_to_none(qtbot: QtBot) -> None:
    tree = QTreeWidget()
    qtbot.addWidget(tree)
    for number in range(20):
        QTreeWidgetItem(tree, [f"RDLIC{number}"])
    tree.show()
    before = sys.getrefcount(None)

    for _ in range(50):
        tree.viewport().repaint()

    assert sys.getrefcount(None) > before - 50


@control
def test_a_disabled_control_looks_disabled(
    qtbot: QtBot, make: Callable[[], QWidget]
) -> None:
    widget = make()
    qtbot.addWidget(widget)
    enabled = picture_of(widget)

    widget.setEnabled(False)

    assert picture_of(widget) != enabled


@control
def test_a_control_is_drawn_and_not_enlarged_in_a_bigger_picture(
    qtbot: QtBot, make: Callable[[], QWidget]
) -> None:
    widget = make()
    qtbot.addWidget(widget)
    widget.resize(widget.sizeHint().expandedTo(QSize(90, 40)))
    small = widget.size()
    big = QImage(small * 2, QImage.Format.Format_RGB32)
    big.setDevicePixelRatio(2)
    widget.render(big)

    assert big != big.scaled(small).scaled(small * 2)


@pytest.mark.parametrize(
    "make", [lambda: QPushButton("OK"), lambda: QCheckBox("Now"), combo, tool]
)
def test_a_control_answers_to_the_pointer(
    qtbot: QtBot, make: Callable[[], QWidget]
) -> None:
    widget = make()
    qtbot.addWidget(widget)
    at_rest = picture_of(widget)

    widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    hovered = picture_of(widget)

    assert hovered != at_rest
    if isinstance(widget, QAbstractButton):
        widget.setDown(True)
        assert picture_of(widget) not in (hovered, at_rest)


def test_fields_in_a_row_have_the_same_height(qtbot: QtBot) -> None:
    for make in (combo, date_with_calendar, QSpinBox, QPushButton, QLineEdit):
        widget = make()
        qtbot.addWidget(widget)
        assert widget.sizeHint().height() == 23


def test_the_sort_arrow_points_up_from_a_to_z(qtbot: QtBot) -> None:
    table = QTableWidget(2, 1)
    qtbot.addWidget(table)
    header = table.horizontalHeader()
    header.setSortIndicatorShown(True)
    table.setHorizontalHeaderLabels([""])
    tips = {}
    for order in Qt.SortOrder:
        header.setSortIndicator(0, order)
        shot = picture_of(header.viewport())
        dark = [
            (y, x)
            for y in range(10)
            for x in range(20, header.sectionSize(0) - 20)
            if shot.pixelColor(x, y).value() < 200
        ]
        rows = [y for y, _ in dark]
        tips[order] = rows.count(min(rows)) < rows.count(max(rows))

    assert tips[Qt.SortOrder.AscendingOrder]
    assert not tips[Qt.SortOrder.DescendingOrder]


def test_a_menu_shows_ticks_dots_and_submenus(qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    toolbar, details = menu.addAction("Toolbar"), menu.addAction("Details")
    advanced = menu.addMenu("Advanced").menuAction()
    QActionGroup(menu).addAction(details)
    for action in (toolbar, details):
        action.setCheckable(True)
    shots = [picture_of(menu)]
    for action in (toolbar, details):
        action.setChecked(True)
        shots.append(picture_of(menu))
    advanced.setEnabled(False)
    shots.append(picture_of(menu))

    assert all(one != other for one, other in pairwise(shots))
    mark = QColor("#91c9f7")
    for action in (toolbar, details):
        middle = menu.actionGeometry(action).center().y()
        assert shots[-1].pixelColor(9, middle) == mark


@compares_pictures
def test_menus_have_no_icons_as_in_the_genuine_tool(qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    refresh = menu.addAction("Refresh")
    without = picture_of(menu)

    refresh.setIcon(icons.icon("refresh"))

    assert picture_of(menu) == without


@pytest.mark.parametrize("has_icon", [False, True])
def test_selection_in_the_tree_begins_at_the_icon(qtbot: QtBot, has_icon: bool) -> None:
    tree = QTreeWidget()
    qtbot.addWidget(tree)
    item = QTreeWidgetItem(tree, ["RDLIC01"])
    QTreeWidgetItem(item, ["Reports"])
    if has_icon:
        item.setIcon(0, icons.icon("server"))
    tree.show()
    tree.setCurrentItem(item)
    row = tree.visualItemRect(item)
    shot = picture_of(tree.viewport())

    assert row.height() == metrics.ROW_HEIGHT
    assert shot.pixelColor(2, row.center().y()) == QColor("white")
    assert shot.pixelColor(row.right() - 2, row.center().y()) != QColor("white")


@pytest.mark.parametrize("of", ["primitives", "controls", "complex controls", "sizes"])
def test_a_part_whose_option_is_of_another_kind_is_drawn_by_fusion(
    qtbot: QtBot, of: str
) -> None:
    """The binding now and then hands out an option that lay at that address before."""
    style, image = WindowsStyle(), QImage(40, 40, QImage.Format.Format_RGB32)
    for made in (QStyleOptionRubberBand, QStyleOptionComplex):
        option = made()
        option.rect = image.rect()
        with painting(image) as painter:
            if of == "primitives":
                for primitive in QStyle.PrimitiveElement:
                    style.drawPrimitive(primitive, option, painter)
            elif of == "controls":
                for control in QStyle.ControlElement:
                    style.drawControl(control, option, painter)
            elif of == "complex controls" and isinstance(option, QStyleOptionComplex):
                for whole in {*QStyle.ComplexControl} - {
                    QStyle.ComplexControl.CC_CustomBase
                }:
                    style.drawComplexControl(whole, option, painter)
            elif of == "sizes":
                for contents in QStyle.ContentsType:
                    style.sizeFromContents(contents, option, QSize(9, 9))


@contextmanager
def painting(image: QImage) -> Iterator[QPainter]:
    painter = QPainter(image)
    yield painter
    painter.end()
