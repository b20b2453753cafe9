"""Sound labs under names that somebody may have chosen with care.

A new kind is one more line in `NAMES`; every way of opening and of saving is tried on
it. The lab opens, or a new one is there; or the person is told why not.
"""

import json
import os
import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from core.characters import visible
from core.errors import LabError
from core.lab import Lab
from tests.faults import opening
from tests.faults.ways import Way
from tests.faults.window_ways import NOT_TAKEN

NEVER = "(?!)"
OPTION = "usage: rdlm"
HIDDEN = "invisible character"
TOO_LONG = "File name too long. .* shorter name"
TELLING = opening.READING - {
    "open",
    "open for reading",
    "open as an attempt",
    "resume as an attempt",
    "restore over a lab",
}
"""Ways that tell a person; the others raise."""
LEAVING_NOTHING = {"restore over a lab"}
"""Ways that expect what is no lab."""


@dataclass(frozen=True)
class Named:
    """A name, and the one cause for which it may be refused."""

    name: bytes
    cause: str = NEVER


NAMES = {
    "an option": Named(b"-x.rdlab", OPTION),
    "the option for help": Named(b"--help.rdlab", OPTION),
    "a line break": Named(b"one\ntwo.rdlab", HIDDEN),
    "a tab": Named(b"one\ttwo.rdlab", HIDDEN),
    "a bell and a colour": Named(b"\x07\x1b[31mred.rdlab", HIDDEN),
    "written backwards": Named("class\u202ebaldr.rdlab".encode(), HIDDEN),
    "a zero-width blank": Named("class\u200b.rdlab".encode(), HIDDEN),
    "as long as can be": Named(b"x" * 249 + b".rdlab", TOO_LONG),
    "too long for its lock": Named(b"x" * 244 + b".rdlab", TOO_LONG),
    "too long for its backup": Named(b"x" * 241 + b".rdlab", TOO_LONG),
    "no UTF-8": Named(b"\xff\xfe.rdlab", HIDDEN),
    "decomposed letters": Named("u\u0308bung.rdlab".encode()),
    "a smiling face": Named("\U0001f600.rdlab".encode()),
    "a URI": Named(b"file:class.rdlab"),
    "a query of a URI": Named(b"class?mode=memory&x=.rdlab"),
    "a fragment of a URI": Named(b"class#1.rdlab"),
    "an escaped zero": Named(b"class%00.rdlab"),
    "a database in memory": Named(b":memory:", NOT_TAKEN),
    "a blank before": Named(b" class.rdlab"),
    "a blank after": Named(b"class.rdlab ", NOT_TAKEN),
    "a dot after": Named(b"class.rdlab.", NOT_TAKEN),
    "a dot before": Named(b".class.rdlab"),
    "a suffix alone": Named(b".rdlab"),
    "a device": Named(b"CON.rdlab"),
    "a device alone": Named(b"NUL", NOT_TAKEN),
    "a home": Named(b"~.rdlab"),
    "a variable": Named(b"$HOME.rdlab"),
    "a wildcard": Named(b"*[a]?.rdlab"),
    "a statement": Named(b"'; DROP TABLE lab; --.rdlab"),
    "markup": Named(b"<b>R&D<img src=x>.rdlab"),
    "a format": Named(b"{0}%s%n.rdlab"),
    "a path of Windows": Named(b"C:\\class.rdlab"),
    "capitals": Named(b"CLASS.RDLAB"),
}
WAYS = [way for way in opening.WAYS if way not in LEAVING_NOTHING]


def try_all(step: int = 1) -> dict[str, dict[str, str]]:
    """Say what is wrong with every name in every way; empty where nothing is.

    With a step each name goes every so-manieth way, the next one the ways beside them.
    """
    with opening.all_ways() as (whole, ways):
        return {
            kind: {
                way: _try(whole, named, way, ways[way])
                or _try_empty(whole, named, way, ways[way])
                for way in WAYS[number % step :: step]
            }
            for number, (kind, named) in enumerate(NAMES.items())
        }


def _try(whole: Path, named: Named, name: str, way: Way) -> str:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        lab, _ = opening.prepare(folder, whole)
        lab = lab.rename(lab.with_name(os.fsdecode(named.name)))
        if name not in opening.READING:
            lab.unlink()
        before = opening.traces(folder)
        said, seconds = opening.ask(_from_its_folder(way), lab)
        touched = opening.touched(before, opening.traces(folder))
        return _problem(named, name, said, seconds, [folder / t for t in touched])


def _try_empty(whole: Path, named: Named, name: str, way: Way) -> str:
    """See that a complaint about a file shows what is hidden in its name."""
    if named.cause != HIDDEN or name not in TELLING:
        return ""
    with tempfile.TemporaryDirectory() as place:
        lab, _ = opening.prepare(Path(place), whole)
        lab = lab.rename(lab.with_name(os.fsdecode(named.name)))
        lab.write_bytes(b"")
        said, _ = opening.ask(_from_its_folder(way), lab)
        is_told = "is empty" in said and said == visible(said)
        return "" if is_told else f"complains: {said!r}"


def _from_its_folder(way: Way) -> Way:
    """Call it by its name alone, as a person does who is there."""

    def relative(lab: Path) -> object:
        os.chdir(lab.parent)
        return way(Path(lab.name))

    return relative


def _problem(
    named: Named, way: str, said: str, seconds: float, touched: list[Path]
) -> str:
    facts = f"{said!r}, {seconds:.1f} s, touched {touched}"
    if seconds >= opening.LONGEST or said.startswith("bug"):
        return facts
    if said:
        return facts if touched or not re.search(named.cause, said) else ""
    if way in opening.READING:
        return facts if touched else ""
    if len(touched) != 1 or not (way == "export over it" or _is_sound(touched[0])):
        return facts
    return ""


def _is_sound(path: Path) -> bool:
    try:
        with Lab.open(path) as lab:
            return lab.problems() == []
    except LabError:
        return False


if __name__ == "__main__":
    json.dump(try_all(int(sys.argv[1])), sys.stdout)
