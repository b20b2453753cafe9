import pytest
from PySide6.QtCore import QSize

from gui.widgets.on_screen import fitting


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
