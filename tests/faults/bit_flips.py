"""Flipped bits: never another error than one in words; how many are noticed."""

import tempfile
from dataclasses import dataclass
from pathlib import Path
from random import Random

from core.errors import LabError
from core.lab import Lab
from tests.helpers.labs import activation, installation, retail, sql


@dataclass
class Flips:
    """What became of a number of single flipped bits."""

    tried: int = 0
    refused: int = 0  # noticed on opening
    found: int = 0  # opened, and named by the check
    bugs: int = 0


def flip_bits(count: int) -> Flips:
    """Flip one bit of a lab file, so many times, each in a fresh copy."""
    flips = Flips()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "class.rdlab"
        with Lab.create(path, "office") as lab:
            lab.do(installation(retail(1, 2)))
            sql(lab).execute("UPDATE license_server SET activation_status = 'unknown'")
            lab.reload()
            lab.do(activation(lab))
        whole = path.read_bytes()
        for seed in range(count):
            place = Random(seed).randrange(8 * len(whole))
            content = bytearray(whole)
            content[place // 8] ^= 1 << place % 8
            path.write_bytes(content)
            _try(path, flips)
    return flips


def _try(path: Path, flips: Flips) -> None:
    flips.tried += 1
    try:
        with Lab.open(path) as lab:
            flips.found += bool(lab.problems())
    except LabError:
        flips.refused += 1
    except Exception:  # whatever it is, it must not happen
        flips.bugs += 1
