import pytest
from PySide6.QtCore import QRect, QSize

from gui.widgets.on_screen import beside, fitting, within


@pytest.mark.parametrize(
    ("size", "room", "fits"),
    [
        ((900, 620), (1920, 1080), (900, 620)),
        ((900, 620), (1024, 600), (900, 552)),
        ((1180, 640), (1024, 600), (1008, 552)),
    ],
)
def test_a_window_with_its_frame_fits_on_the_screen(
    size: tuple[int, int], room: tuple[int, int], fits: tuple[int, int]
) -> None:
    assert fitting(QSize(*size), QSize(*room)).toTuple() == fits


@pytest.mark.parametrize(
    ("left", "width", "begins"), [(0, 500, 500), (600, 500, 120), (200, 900, 800)]
)
def test_a_window_opens_beside_another_or_at_the_edge_so_that_some_of_it_is_seen(
    left: int, width: int, begins: int
) -> None:
    frame, room = QRect(left, 0, width, 400), QRect(0, 0, 1280, 800)

    assert beside(frame, 480, room) == begins


@pytest.mark.parametrize(
    ("was", "is_"),
    [
        ((100, 60, 800, 500), (100, 60, 800, 500)),
        ((100, 60, 1130, 650), (8, 40, 1008, 552)),
        ((600, 300, 600, 500), (416, 92, 600, 500)),
        ((-50, -20, 600, 500), (8, 40, 600, 500)),
    ],
)
def test_a_window_comes_back_wholly_on_a_smaller_screen(
    was: tuple[int, int, int, int], is_: tuple[int, int, int, int]
) -> None:
    room = QRect(0, 0, 1024, 600)

    assert within(QRect(*was), room) == QRect(*is_)
