"""Puts pictures into a PDF as they are packed in their files.

Qt would unpack each and pack it again, which takes longer than all else of a guide. So
it draws one pixel in the place of a picture, which is replaced in the file.
"""

import re
from collections.abc import Callable, Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from gui.automation.encoding import Pixels
from gui.automation.pdf.rewriting import Change

Read = Callable[[], Pixels]
_IMAGE = re.compile(
    rb"(?<=\n)(\d+) 0 obj\n<<\n/Type /XObject\n/Subtype /Image\n[^>]*>>\nstream\n"
    rb".*?\nendstream\nendobj\n(\d+) 0 obj\n\d+\nendobj\n",
    re.DOTALL,
)


class Pictures:
    """Draws places for pictures, and fills them when the file is written."""

    def __init__(self) -> None:
        self._reads: list[Read] = []

    def draw(self, painter: QPainter, place: QRectF, read: Read) -> None:
        """Draw the place of a picture, which is read later: each takes some room."""
        pixel = QImage(1, 1, QImage.Format.Format_RGB32)  # a new one for each place
        pixel.fill(len(self._reads))
        painter.drawImage(place, pixel)
        self._reads.append(read)

    def changes(self, pdf: bytes) -> Iterator[Change]:
        """Yield what comes into the places: a picture, and how long it is."""
        places = list(_IMAGE.finditer(pdf))
        assert len(places) == len(self._reads)
        for found, read in zip(places, self._reads, strict=True):
            image, length = _objects(found, read())
            yield Change(found.start(), found.start(2), image)
            yield Change(found.start(2), found.end(), length)


def _objects(found: re.Match[bytes], pixels: Pixels) -> tuple[bytes, bytes]:
    """Write the object of a picture, and that of its length."""
    number, of_length = found.group(1, 2)
    head = (
        b"%d 0 obj\n<<\n/Type /XObject\n/Subtype /Image\n/Width %d\n/Height %d\n"
        b"/BitsPerComponent 8\n/ColorSpace /DeviceRGB\n/Length %d 0 R\n"
        b"/Filter /FlateDecode\n"
        b"/DecodeParms << /Predictor 15 /Colors 3 /Columns %d >>\n>>\nstream\n"
    ) % (int(number), pixels.width, pixels.height, int(of_length), pixels.width)
    image = b"".join([head, pixels.packed, b"\nendstream\nendobj\n"])
    return image, b"%d 0 obj\n%d\nendobj\n" % (int(of_length), len(pixels.packed))
