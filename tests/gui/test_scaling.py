"""At every scale all texts fit, and every window fits a small screen."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.text import plain_label
from tests.gui.scaled import SMALLEST_SCREEN, clipped, hidden, too_big

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "scale", [2, *(pytest.param(s, marks=pytest.mark.long) for s in (1, 1.25, 1.5, 3))]
)
def test_everything_fits(scale: float, tmp_path: Path) -> None:
    screens = tmp_path / "screens.json"
    width, height = (round(n * scale) for n in SMALLEST_SCREEN.toTuple())
    screen = {"name": "small", "x": 0, "y": 0, "width": width, "height": height}
    screens.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    environment = os.environ | {
        "QT_QPA_PLATFORM": f"offscreen:configfile={screens}",
        "QT_SCALE_FACTOR": str(scale),
    }

    ran = subprocess.run(
        [sys.executable, "-m", "tests.gui.scaled"],
        capture_output=True,
        check=True,
        cwd=ROOT,
        env=environment,
        text=True,
    )

    assert json.loads(ran.stdout) == {"scale": scale, "flaws": {}}


@pytest.fixture
def dialog(qtbot: QtBot) -> QDialog:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.resize(200, 100)
    dialog.show()
    return dialog


def put(widget: QLabel | QPushButton, parent: QWidget, place: QRect) -> None:
    widget.setParent(parent)
    widget.setGeometry(place)
    widget.show()


@pytest.mark.parametrize(
    ("place", "flaws"),
    [
        (QRect(10, 10, 180, 40), 0),
        (QRect(10, 10, 40, 40), 1),
        (QRect(10, 10, 180, 8), 1),
    ],
)
@pytest.mark.parametrize("kind", [QLabel, QPushButton])
def test_a_text_without_room_is_found(
    dialog: QDialog, kind: type[QLabel | QPushButton], place: QRect, flaws: int
) -> None:
    put(kind("Register as SCP"), dialog, place)

    assert len(clipped(dialog)) == flaws


def test_a_wrapped_text_without_height_is_found(dialog: QDialog) -> None:
    label = plain_label("words " * 20)
    put(label, dialog, QRect(0, 0, 150, 30))

    assert len(clipped(dialog)) == 1


def test_what_stands_out_is_found_unless_it_can_be_scrolled(dialog: QDialog) -> None:
    outside = QRect(150, 10, 100, 23)
    put(QPushButton("Outside"), dialog, outside)
    area = QScrollArea(dialog)
    area.resize(100, 50)
    inside = QWidget()
    area.setWidget(inside)
    area.show()
    put(QPushButton("Scrolled"), inside, outside)

    assert hidden(dialog) == ["QPushButton '' 'Outside' is cut off"]


def test_a_window_larger_than_the_screen_is_found(dialog: QDialog) -> None:
    assert too_big(dialog) == []
    dialog.resize(1100, 100)
    assert len(too_big(dialog)) == 1
