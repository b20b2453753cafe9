from pathlib import Path
from unittest.mock import patch

import pytest
from PySide6.QtGui import QColor, QImage

from gui.automation.encoding import NotEncoded, Pixels, encoded
from tests.core.lessons.outputs.samples import png


def drawn(width: int, height: int) -> QImage:
    """Draw a picture of which no two pixels in a row are alike."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    for x in range(width):
        for y in range(height):
            image.setPixelColor(x, y, QColor(x % 256, y % 256, (x * y) % 256))
    return image


@pytest.mark.parametrize("kind", ["png", "webp"])
@pytest.mark.parametrize("size", [(3, 2), (13, 7), (64, 64)])
def test_a_picture_is_read_as_it_was(kind: str, size: tuple[int, int]) -> None:
    image = drawn(*size)
    read = QImage.fromData(encoded(image, kind))
    assert read.convertToFormat(image.format()) == image


def test_pixels_are_taken_from_a_file_as_they_are_packed(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(encoded(drawn(13, 7)))
    with patch.object(Pixels, "of", side_effect=AssertionError):
        found = Pixels.read(path)
    assert found == Pixels.of(drawn(13, 7))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(encoded(drawn(13, 7), "webp"), id="WebP"),
        pytest.param(png(13, 7), id="grey PNG"),
    ],
)
def test_pixels_of_another_file_are_packed_anew(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.picture"
    path.write_bytes(content)
    assert Pixels.read(path) == Pixels.of(QImage.fromData(content))


def test_what_cannot_be_packed_is_said() -> None:
    with pytest.raises(NotEncoded, match="could not be made"):
        encoded(QImage(), "webp")
