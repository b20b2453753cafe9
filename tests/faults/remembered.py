"""Starts with hostile settings: files that are none, and values that are wrong.

A new kind is one more line in `FILES` or in `VALUES`. Every setting that the program
remembers gets every wrong value, half of them at a time: the others are to be kept.
"""

import json
import logging
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from core.lab import Lab
from gui.app import App
from gui.session.settings import Settings
from tests.faults import opening
from tests.faults.ways import Way

Make = Callable[[Path], object]
Problems = dict[str, str]
FLAG, TEXT, TEXTS, NUMBERS = "flag", "text", "texts", "numbers"
GOOD: dict[str, tuple[str, object]] = {
    "columns/servers-5.hidden": (NUMBERS, [0, 0, 0, 0, 1]),
    "columns/servers-5.order": (NUMBERS, [1, 0, 2, 3, 4]),
    "columns/servers-5.sorting": (NUMBERS, [1, 1]),
    "columns/servers-5.widths": (NUMBERS, [151, 91, 131, 161, 111]),
    "labs/recent": (TEXTS, ["/class.rdlab", "/other.rdlab"]),
    "view/classic": (FLAG, True),
    "view/look": (TEXT, "dark"),
    "view/mode": (TEXT, "details"),
    "view/status-bar": (FLAG, False),
    "view/toolbar": (FLAG, False),
    "window/panes": (NUMBERS, [300, 396]),
    "window/place": (NUMBERS, [10, 20, 700, 500, 0]),
}
"""Every setting that a start reads, of which kind it is, and a value to be kept."""
FOREIGN = "others/unknown"
"""A setting that is not ours."""


def gigabyte(file: Path) -> None:
    file.touch()
    os.truncate(file, 2**30)


def linked_pipe(file: Path) -> None:
    os.mkfifo(file.with_name("pipe"))
    file.symlink_to("pipe")


FILES: dict[str, Make] = {
    "a FIFO": os.mkfifo,
    "a link to a FIFO": linked_pipe,
    "a folder": Path.mkdir,
    "a link to itself": lambda file: file.symlink_to(file),
    "a gigabyte": gigabyte,
    "long": lambda file: file.write_bytes(b'[view]\nmode="list"\n' * 10_000),
    "of a later version": lambda file: file.write_text("[file]\nversion=2\n"),
    "of no version": lambda file: file.write_text("[file]\nversion=[]\n"),
}
NO_FILES = {"a FIFO", "a link to a FIFO", "a folder"}
VALUES: dict[str, tuple[str, set[str]]] = {
    "null": ("null", set()),
    "a yes": ("true", {FLAG}),
    "a number": ("7", set()),
    "a huge number": ("9" * 5000, {TEXTS}),
    "no number": ("NaN", set()),
    "infinite": ("-1e999", set()),
    "a text": ('"nonsense"', {TEXTS}),
    "bare letters": ("nonsense", {TEXTS}),
    "nothing": ("", set()),
    "half a character": ('"\\ud800"', {TEXTS}),
    "no UTF-8": ("\udcff\udcfe", {TEXTS}),
    "a zero": ("\0", {TEXTS}),
    "an object": ("{}", set()),
    "no numbers": ("[]", {TEXTS}),
    "one number": ("[1]", set()),
    "fractions": ("[0.5, 0.5, 0.5, 0.5, 0.5]", set()),
    "huge numbers": (f"[{', '.join(['9' * 1000] * 5)}]", set()),
    "far away": ("[30000, 30000, 30000, 30000, 9]", {NUMBERS}),
    "many numbers": (json.dumps([1] * 1000), set()),
    "nulls": ("[null, null]", set()),
    "nested": ("[[1], [1]]", set()),
    "nested without end": ("[" * 4000, set()),
    **{
        f"nested {depth} times": ("[" * depth + "]" * depth, set())
        for depth in (100, 960, 975, 985)
    },
}
"""What may stand behind a name, and the kinds of setting that may take it."""


def try_all() -> Problems:
    """Say what is wrong after each start; empty where nothing is."""
    with opening.all_ways() as (whole, _):
        start = _start_with(whole)
        found = {f"file: {kind}": _try_file(start, kind) for kind in FILES}
        untried = _kept(start, {})[1].keys() - GOOD.keys() - {"file/version"}
        found["untried"] = ", ".join(untried)
        for half in range(2):
            wrong = [*GOOD][half::2]
            expected = _kept(start, dict.fromkeys(GOOD.keys() - wrong))[1]
            for kind in VALUES:
                name = f"value: {kind}, {half + 1} of 2"
                found[name] = _try_value(start, kind, wrong, expected)
        return found


def _try_file(start: Way, kind: str) -> str:
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "settings.ini"
        FILES[kind](file)
        before = opening.traces(file.parent)
        said, seconds = opening.ask(start, file)
        touched = opening.touched(before, opening.traces(file.parent))
        is_wrong = seconds >= opening.LONGEST or "bug" in said or "settings" not in said
        if is_wrong or (kind in NO_FILES and touched):
            return f"{said!r}, {seconds:.1f} s, touched {touched}"
        return ""


def _try_value(
    start: Way, kind: str, wrong: list[str], expected: dict[str, object]
) -> str:
    """Start with half of the values wrong: the others are kept as without these."""
    raw, takers = VALUES[kind]
    values = dict.fromkeys(GOOD) | dict.fromkeys([*wrong, FOREIGN], raw)
    said, kept = _kept(start, values)
    refused = [name for name in wrong if GOOD[name][0] not in takers]
    others = [name for name in GOOD if name not in wrong]
    lost = [name for name in others if kept.get(name) != expected[name]]
    silent = [name for name in refused if name not in said]
    return f"{said[:500]}, lost {lost}, in silence {silent}" if lost or silent else ""


def _kept(start: Way, values: dict[str, str | None]) -> tuple[str, dict[str, object]]:
    """Start with these values, or the good ones; give what was said and is kept."""
    lines = ""
    for name, raw in values.items():
        group, _, key = name.partition("/")
        lines += (
            f"[{group}]\n{key}={json.dumps(GOOD[name][1]) if raw is None else raw}\n"
        )
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "settings.ini"
        file.write_bytes(os.fsencode(lines))
        said, seconds = opening.ask(start, file)
        if seconds >= opening.LONGEST or "bug" in said:
            return said, {}
        return said, _read(file)


def _read(file: Path) -> dict[str, object]:
    found: dict[str, object] = {}
    group = ""
    for line in file.read_text(encoding="ascii").splitlines():
        name, sign, value = line.partition("=")
        if sign:
            found[f"{group}/{name}"] = json.loads(value)
        else:
            group = line.strip("[]")
    return found


def _start_with(whole: Path) -> Way:
    def start(file: Path) -> object:
        """Start, leave, and tell what was logged."""
        failed: list[BaseException] = []
        sys.excepthook = lambda _, error, __: failed.append(error)
        logging.basicConfig(stream=sys.stderr, force=True)
        settings = Settings(file)
        app = App(folder=file.parent, settings=settings)
        app.show_lab(Lab.open(whole, read_only=True))
        assert app.window is not None
        app.window.labs.list_recent_labs()
        app.close()
        settings.save()
        if failed:
            raise failed[0]
        return True

    return start


if __name__ == "__main__":
    json.dump(try_all(), sys.stdout)
