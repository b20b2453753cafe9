"""Puts pictures into a PDF as they are packed in their files.

Qt would unpack each and pack it again, which takes longer than all else of a guide. So
it draws one pixel in the place of a picture, which is replaced in the file.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from gui.automation.encoding import Pixels

Read = Callable[[], Pixels]
_IMAGE = re.compile(
    rb"(?<=\n)(\d+) 0 obj\n<<\n/Type /XObject\n/Subtype /Image\n[^>]*>>\nstream\n"
    rb".*?\nendstream\nendobj\n(\d+) 0 obj\n\d+\nendobj\n",
    re.DOTALL,
)
_ENTRY = re.compile(rb"(?<=\n)(\d{10})(?= \d{5} n)")
_TABLE, _START = b"xref\n0 ", b"startxref\n"


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

    def fill(self, pdf: bytes) -> bytes:
        """Put the pictures into their places; all that follows moves with them."""
        body, table = pdf[: pdf.rindex(_TABLE)], pdf[pdf.rindex(_TABLE) :]
        places = list(_IMAGE.finditer(body))
        assert len(places) == len(self._reads)
        parts, moved, end, at = [], [(0, 0)], 0, 0
        for found, read in zip(places, self._reads, strict=True):
            image, length = _objects(found, read())
            before = body[end : found.start()]
            parts += [before, image, length]
            at += len(before) + len(image)
            moved.append((found.start(2), at - found.start(2)))
            at, end = at + len(length), found.end()
            moved.append((end, at - end))
        parts.append(body[end:])
        return b"".join([*parts, _moved(table, moved)])


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


def _moved(table: bytes, moved: Sequence[tuple[int, int]]) -> bytes:
    """Write the table of places anew: by how much each has moved stands in a list."""
    starts = [start for start, _ in moved]

    def new(place: int) -> int:
        return place + moved[bisect_right(starts, place) - 1][1]

    entries = _ENTRY.sub(lambda found: b"%010d" % new(int(found[1])), table)
    head, _, start = entries.rpartition(_START)
    place, *rest = start.split(b" ", 1)
    return head + _START + b" ".join([b"%d" % new(int(place)), *rest])
