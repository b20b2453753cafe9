"""A label stands in `gui/labels` and nowhere else."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SOURCES = [
    path.relative_to(ROOT).as_posix()
    for path in sorted((ROOT / "gui").rglob("*.py"))
    if path.relative_to(ROOT).parts[:2] != ("gui", "labels")
]
READABLE = re.compile(r"\b[A-Z][a-z]+\b|[a-z]{2,} | [a-z]{2,}")
"""A word with a capital letter, or several words; names of objects have neither."""
LETTER, MARKUP = re.compile(r"[^\W\d_]"), re.compile(r"<[^>]*>")
SHOWN = {  # what puts a text before a person, and which argument is the text
    "QAction": 0,
    "QCheckBox": 0,
    "QGroupBox": 0,
    "QLabel": 0,
    "QPushButton": 0,
    "QRadioButton": 0,
    "addAction": 0,
    "addItem": 0,
    "addMenu": 0,
    "addTab": 1,
    "add_text": 1,
    "plain_label": 0,
    "push_button": 0,
    "setAccessibleDescription": 0,
    "setAccessibleName": 0,
    "setButtonText": 1,
    "setPlaceholderText": 0,
    "setStatusTip": 0,
    "setSubTitle": 0,
    "setTabText": 1,
    "setText": 0,
    "setTitle": 0,
    "setToolTip": 0,
    "setWindowTitle": 0,
    "show_message": 1,
}
TERMINAL, AUTHORS = "printed in a terminal", "told to who writes a lesson"
KEY, FONT, TYPE = "the name of a key", "the name of a font", "a type in an annotation"
OUTPUT = "written into a guide or a demo, which has no window"
CLASSES, PROTOCOL = "the class that is loaded by its name", "words of HTTP"
ALLOWED_FILES = {
    "gui/automation/encoding.py": TERMINAL,
    "gui/automation/exporting.py": TERMINAL,
    "gui/automation/bold_words.py": AUTHORS,
    "gui/automation/demos.py": TERMINAL,
    "gui/automation/guides.py": TERMINAL,
    "gui/automation/headless_run.py": TERMINAL,
    "gui/automation/lesson_windows.py": AUTHORS,
    "gui/automation/playing_strokes.py": AUTHORS,
    "gui/automation/marking.py": OUTPUT,
    "gui/automation/pdf/blocks.py": OUTPUT,
    "gui/automation/pdf/pinning.py": OUTPUT,
    "gui/automation/proving.py": AUTHORS,
    "gui/automation/verifying.py": TERMINAL,
    "gui/automation/screenshots.py": AUTHORS,
    "gui/automation/seen.py": OUTPUT,
    "gui/automation/showing.py": TERMINAL,
    "gui/automation/telling.py": AUTHORS,
    "gui/automation/web_page.py": "the style sheet of a page in a browser",
    "gui/companions/table.py": CLASSES,
    "gui/driver/browsing.py": AUTHORS,
    "gui/driver/finding.py": AUTHORS,
    "gui/driver/glance.py": AUTHORS,
    "gui/driver/input.py": AUTHORS,
    "gui/driver/locating.py": AUTHORS,
    "gui/driver/ui_driver.py": AUTHORS,
    "gui/driver/visitor.py": PROTOCOL,
    "gui/lessons/coach/hands.py": AUTHORS,
    "gui/session/settings.py": "written into the log",
    "gui/startup/event_trace.py": TERMINAL,
    "gui/theme/fonts.py": FONT,
    "gui/website/site.py": PROTOCOL,
}
ALLOWED = {
    "Cascadia Mono": FONT,
    "Consolas": FONT,
    "DejaVu Sans Mono": FONT,
    "Ctrl+A": KEY,
    "Delete": KEY,
    "Enter": KEY,
    "Esc": KEY,
    "Fusion": "the style of Qt that ours stands on",
    "Liberation Mono": FONT,
    "Menlo": FONT,
    "Flow[Any]": TYPE,
    "Place | None": TYPE,
    "Return": KEY,
    "Shift+F10": KEY,
    "The report could not be kept: ": TERMINAL,
    "Some": TYPE,
    "Worksheet": TYPE,
    "str | Sub": TYPE,
}


def labels_of(source: str) -> set[str]:
    """Find the literals of a module that a person would read."""
    tree = ast.parse(source)
    explaining = set(_docstrings(tree))
    texts = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if node not in explaining and READABLE.search(node.value)
    }
    return texts | set(_shown(tree))


def _docstrings(tree: ast.AST) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value


def _shown(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            place = SHOWN.get(_name(node.func))
            if place is not None and place < len(node.args):
                yield from _letters(node.args[place])


def _name(called: ast.expr) -> str:
    if isinstance(called, ast.Attribute):
        return called.attr
    return called.id if isinstance(called, ast.Name) else ""


def _letters(argument: ast.expr) -> Iterator[str]:
    """Yield the literals of a text: its own, or those between braces."""
    parts = argument.values if isinstance(argument, ast.JoinedStr) else [argument]
    for part in parts:
        text = part.value if isinstance(part, ast.Constant) else None
        if isinstance(text, str) and LETTER.search(MARKUP.sub("", text)):
            yield text


@pytest.mark.parametrize("path", [p for p in SOURCES if p not in ALLOWED_FILES])
def test_no_label_stands_outside_of_labels(path: str) -> None:
    found = labels_of((ROOT / path).read_text(encoding="utf-8"))

    assert found - set(ALLOWED) == set()


def test_every_exception_is_needed() -> None:
    found = {p: labels_of((ROOT / p).read_text(encoding="utf-8")) for p in SOURCES}

    assert [path for path in ALLOWED_FILES if not found.get(path)] == []
    assert set(ALLOWED) <= set().union(*found.values())


@pytest.mark.parametrize(
    "source",
    [
        "label.setText('ok')",
        "QLabel(f'{count} servers', self)",
        "push_button('copy', name, call, self)",
        "box.setButtonText(which, '&Next >')",
        "_TITLES = {Kind.OK: 'Advice'}",
        "raise LabError(f'{name} could not be written')",
        "prompts.show_message(self, 'gone')",
    ],
)
def test_a_label_in_a_window_is_found(source: str) -> None:
    assert len(labels_of(source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        "'''What it is for.'''",
        "label.setObjectName('item-count')",
        "label.setText(f'<b>{title}</b> – {name}')",
        "push_button(text.copy, 'copy', call, self)",
        "time.strftime('%Y-%m-%d %H:%M')",
        "open_companion('server-manager', session, window)",
    ],
)
def test_what_nobody_reads_is_no_label(source: str) -> None:
    assert labels_of(source) == set()
