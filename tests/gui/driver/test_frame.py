from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.driver.frame import BORDER, TITLE_HEIGHT, framed
from gui.theme import icons
from tests.helpers.systems import compares_pictures

pytestmark = compares_pictures

SIZE = QSize(300, 120)
FRAME = QSize(2 * BORDER, TITLE_HEIGHT + 2 * BORDER)

type_of_window = pytest.mark.parametrize("kind", [QMainWindow, QDialog])
Opener = Callable[[QWidget], QWidget]


@pytest.fixture
def opened(qtbot: QtBot) -> Opener:
    def show(window: QWidget) -> QWidget:
        qtbot.addWidget(window)
        window.setFixedSize(SIZE)
        window.setWindowTitle("RD Licensing Manager")
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return show


def title_bar(image: QImage) -> QImage:
    return image.copy(1, 1, image.width() - 2, TITLE_HEIGHT)


def ink(image: QImage, left: int, right: int) -> int:
    white = QColor("white")
    return sum(
        image.pixelColor(x, y) != white
        for x in range(left, right)
        for y in range(image.height())
    )


@type_of_window
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_frame_surrounds_the_window(
    opened: Opener, kind: type[QWidget], scale: float
) -> None:
    image = framed(opened(kind()), scale)

    assert image.size() == (SIZE + FRAME) * scale
    assert image.devicePixelRatio() == scale
    for corner in (QPoint(0, 0), QPoint(image.width() - 1, image.height() - 1)):
        assert image.pixelColor(corner) == QColor("#707070")


def test_a_main_window_has_an_icon_and_three_buttons_and_a_dialog_one(
    opened: Opener,
) -> None:
    main, dialog = QMainWindow(), QDialog()
    for window in (main, dialog):
        window.setWindowIcon(icons.icon("app"))
    main_bar = title_bar(framed(opened(main)))
    dialog_bar = title_bar(framed(opened(dialog)))
    right = main_bar.width()

    for k, (left, end) in enumerate([(46, 0), (92, 46), (138, 92)]):
        assert ink(main_bar, right - left, right - end) > 0
        assert (ink(dialog_bar, right - left, right - end) > 0) is (k == 0)
    assert main_bar.copy(8, 0, 16, 30) != dialog_bar.copy(8, 0, 16, 30)


def test_a_window_that_is_not_active_has_a_grey_title(
    opened: Opener, qtbot: QtBot
) -> None:
    first = opened(QDialog())
    active = framed(first)
    other = opened(QDialog())
    qtbot.waitUntil(lambda: not first.isActiveWindow())

    assert other.isActiveWindow()
    assert framed(first).pixelColor(0, 0) == QColor("#aaaaaa")
    assert title_bar(framed(first)) != title_bar(active)


def test_a_long_title_ends_before_the_buttons(opened: Opener) -> None:
    dialog = opened(QDialog())
    short = title_bar(framed(dialog))
    dialog.setWindowTitle("A title that is much longer than the window is wide " * 3)
    long = title_bar(framed(dialog))
    buttons = (long.width() - 46, 0, 46, TITLE_HEIGHT)

    assert long != short
    assert long.copy(*buttons) == short.copy(*buttons)


def test_a_changed_document_is_marked_as_the_system_does(opened: Opener) -> None:
    dialog = opened(QDialog())
    dialog.setWindowTitle("class.rdlab[*]")
    unchanged = framed(dialog)
    dialog.setWindowModified(True)
    changed = framed(dialog)
    dialog.setWindowModified(False)
    dialog.setWindowTitle("class.rdlab")

    assert framed(dialog) == unchanged
    assert changed != unchanged


def test_a_menu_has_no_frame(qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    menu.addAction("Activate Server")
    menu.popup(QPoint(10, 10))

    assert framed(menu).size() == menu.size()
    menu.close()


def test_pictures_in_labels_are_sharp_at_every_scale(opened: Opener) -> None:
    dialog = QDialog()
    label = QLabel(dialog)
    label.setFixedSize(32, 32)
    label.setPixmap(icons.picture("message-warning", 32, 32))
    opened(dialog)
    before = label.pixmap().cacheKey()

    corner = (label.pos() + QPoint(BORDER, BORDER + TITLE_HEIGHT)) * 2
    drawn = framed(dialog, 2).copy(corner.x(), corner.y(), 64, 64)

    assert label.pixmap().cacheKey() == before
    assert drawn != drawn.scaled(32, 32).scaled(64, 64), "enlarged, not drawn"


def test_pictures_of_a_window_beside_it_are_not_drawn(opened: Opener) -> None:
    main = opened(QMainWindow())
    alone = framed(main, 2)
    beside = QDialog(main)
    QLabel(beside).setPixmap(icons.picture("message-warning", 32, 32))
    opened(beside)
    inside = QRect(10, 80, 500, 200)

    assert framed(main, 2).copy(inside) == alone.copy(inside)


def test_a_picture_that_is_scrolled_away_is_not_drawn(opened: Opener) -> None:
    dialog = QDialog()
    area = QScrollArea(dialog)
    area.setGeometry(10, 10, 120, 60)
    label = QLabel()
    label.setPixmap(icons.picture("message-error", 32, 300))
    area.setWidget(label)
    opened(dialog)
    drawn = framed(dialog, 2)
    label.clear()

    below = QRect(0, 2 * (TITLE_HEIGHT + 72), drawn.width(), 60)
    inside = QRect(0, 2 * (TITLE_HEIGHT + 20), drawn.width(), 60)
    assert drawn.copy(below) == framed(dialog, 2).copy(below)
    assert drawn.copy(inside) != framed(dialog, 2).copy(inside)


def test_the_text_cursor_is_in_the_picture_at_every_moment(opened: Opener) -> None:
    dialog = QDialog()
    edit = QLineEdit("RDLIC01", dialog)
    opened(dialog)
    edit.setFocus()
    hints = QGuiApplication.styleHints()
    flash_time = hints.cursorFlashTime()
    hints.setCursorFlashTime(60)

    pictures = []
    for _ in range(6):
        QTest.qWait(17)
        pictures.append(framed(dialog))
    kept = hints.cursorFlashTime()
    hints.setCursorFlashTime(flash_time)

    assert kept == 60
    assert all(picture == pictures[0] for picture in pictures)
    edit.clearFocus()
    edit.setReadOnly(True)
    assert framed(dialog) != pictures[0]


def test_a_picture_can_be_taken_twice(opened: Opener) -> None:
    dialog = opened(QDialog())

    assert framed(dialog, 2) == framed(dialog, 2)


def test_the_window_itself_is_in_the_frame(opened: Opener) -> None:
    dialog = QDialog()
    dialog.setStyleSheet("QDialog { background: #123456; }")
    image = framed(opened(dialog))

    inside = QPoint(BORDER, BORDER + TITLE_HEIGHT)
    assert image.pixelColor(inside) == QColor("#123456")
    assert image.pixelColor(inside - QPoint(0, 1)) == QColor(Qt.GlobalColor.white)
