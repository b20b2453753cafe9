"""How a lab file is named on the command line: by a path, or by a file: address."""

import argparse
import os
import re
import sys
from pathlib import Path
from urllib.parse import unquote_to_bytes

_ADDRESS = re.compile("file:", re.IGNORECASE)
_THIS_COMPUTER = {"", "localhost"}


def lab_path(text: str) -> Path:
    """Return the file that a path or an address names; ArgumentTypeError for neither.

    An address is what a desktop hands over; every byte of a name can stand in it.
    """
    if not _ADDRESS.match(text):
        return Path(text)
    place = text[len("file:") :]
    if place.startswith("//"):
        host, slash, place = place[2:].partition("/")
        place = slash + place
        if host.lower() not in _THIS_COMPUTER:
            raise argparse.ArgumentTypeError(f"{text!r} is on another computer")
    name = os.fsdecode(unquote_to_bytes(os.fsencode(place)))
    if not name.startswith("/") or "\0" in name:
        raise argparse.ArgumentTypeError(f"{text!r} is no address of a file")
    if sys.platform == "win32":
        return Path(name.lstrip("/"))
    return Path(name)
