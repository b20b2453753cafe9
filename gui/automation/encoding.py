"""Pictures as PNG or lossless WebP, and their pixels as PNG and PDF pack them.

Qt's own writer of PNG tries each row in five ways. Windows are of few plain colours,
which pack best as they are: so it takes half the time, and a file is no larger.
"""

import struct
import zlib
from pathlib import Path
from typing import NamedTuple, Self

from PySide6.QtCore import QBuffer
from PySide6.QtGui import QImage, QImageWriter

from core.errors import LabError

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_RGB = bytes((8, 2, 0, 0, 0))
"""Of the head of a PNG: 8 bits of red, green and blue each, nothing out of order."""
_AS_IT_IS = b"\0"
"""Before a row: it is packed without being compared with the one above."""
_BYTES = 3  # of a pixel
_LEVEL = 5
"""The next one takes a tenth longer, and saves a fiftieth."""
_WHOLE = 100  # the quality at which WebP loses nothing


class NotEncoded(LabError):
    """A picture cannot be written in a format."""


class Pixels(NamedTuple):
    """The rows of a picture in red, green and blue, packed as in PNG and PDF."""

    width: int
    height: int
    packed: bytes

    @classmethod
    def of(cls, image: QImage) -> Self:
        """Pack the pixels of a picture."""
        plain = image.convertToFormat(QImage.Format.Format_RGB888)
        width, height, step = plain.width(), plain.height(), plain.bytesPerLine()
        found = bytes(plain.constBits())
        rows = (found[at : at + _BYTES * width] for at in range(0, len(found), step))
        lines = _AS_IT_IS + _AS_IT_IS.join(rows)
        return cls(width, height, zlib.compress(lines, _LEVEL))

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read the file of a picture; those of a PNG are taken as they are packed."""
        content = path.read_bytes()
        if content[:8] == _SIGNATURE and content[24:29] == _RGB:
            width, height = struct.unpack(">II", content[16:24])
            return cls(width, height, b"".join(_packed(content)))
        return cls.of(QImage.fromData(content))


def encoded(image: QImage, kind: str = "png") -> bytes:
    """Return a picture as PNG, or as WebP, which loses nothing at this quality."""
    if kind == "png":
        return _png(Pixels.of(image))
    return encoded_by_qt(image, kind, _WHOLE)


def _png(pixels: Pixels) -> bytes:
    head = struct.pack(">II", pixels.width, pixels.height) + _RGB
    parts = (b"IHDR", head), (b"IDAT", pixels.packed), (b"IEND", b"")
    return _SIGNATURE + b"".join(_chunk(name, content) for name, content in parts)


def _chunk(name: bytes, content: bytes) -> bytes:
    checked = name + content
    return _number(len(content)) + checked + _number(zlib.crc32(checked))


def _number(value: int) -> bytes:
    return struct.pack(">I", value)


def _packed(png: bytes) -> list[bytes]:
    """Return what is packed of the pixels, in the parts of the file."""
    found, at = [], len(_SIGNATURE)
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            found.append(png[at + 8 : at + 8 + length])
        at += length + 12  # with its length, name and check
    return found


def encoded_by_qt(image: QImage, kind: str, quality: int = -1) -> bytes:
    """Return a picture as Qt writes it, which keeps what one can see through."""
    buffer = QBuffer()
    writer = QImageWriter(buffer, kind.encode())
    writer.setQuality(quality)
    if not writer.write(image):
        raise NotEncoded(f"A picture could not be made: {writer.errorString()}.")
    return bytes(buffer.data().data())
