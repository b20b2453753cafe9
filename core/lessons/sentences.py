"""Says a gesture as an instruction, with **bold** for what is on the screen."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from core.lessons import gestures as g
from core.lessons.records import Quiz, Step
from core.records import Record

_MARK = re.compile(r"[\\*`_\[\]<>]|&(?=#?\w+;)")
"""The last one would begin a character that is written by its name."""

_LINES = re.compile(r"\n\n(`{3,})\n(.*)\n\1\Z", re.DOTALL)


def sentence(step: Step | Quiz) -> str:
    """Return what the author says, or the sentence that is made from the gesture."""
    if isinstance(step, Quiz):
        return step.ask
    return step.say or instruction(step.do)


def apart(sentence: str) -> tuple[str, str]:
    """Return what is said, and the lines that are to be typed, if any."""
    found = _LINES.search(sentence)
    return (sentence[: found.start()], found[2]) if found else (sentence, "")


def instruction(gesture: Record) -> str:
    """Say what is to be done, in the labels that the gesture names."""
    return _GRAMMAR[type(gesture)](gesture)


def _context(do: g.Context) -> str:
    return _right_click(do.context[-1], do.choose)


def _row(do: g.Row) -> str:
    return _right_click(do.row, do.choose) if do.choose else f"Click {_bold(do.row)}."


def _right_click(what: str, choose: Iterable[str]) -> str:
    path = _path(choose)
    then = f" and choose {path}" if path else ""
    return f"Right-click {_bold(what)}{then}."


def _menu(do: g.Menu) -> str:
    verb = "Open the menu" if len(do.menu) == 1 else "Choose"
    return f"{verb} {_path(do.menu)}."


def _node(do: g.Node) -> str:
    below = f", below {_path(do.node[:-1])}" if len(do.node) > 2 else ""
    return f"In the tree, click {_bold(do.node[-1])}{below}."


def _select(do: g.Select) -> str:
    parts = [
        f"in {_bold(field)}, choose {_bold(value)}"
        for field, value in do.select.items()
    ]
    return _sentence_of(parts)


def _type(do: g.Type) -> str:
    parts = [
        f"in {_bold(field)}, type {_code(text)}" if text else f"empty {_bold(field)}"
        for field, text in do.type.items()
        if "\n" not in text
    ]
    scripts = [
        f"In {_bold(field)}, type these lines:\n\n{block(text)}"
        for field, text in do.type.items()
        if "\n" in text
    ]
    return "\n\n".join([*([_sentence_of(parts)] if parts else []), *scripts])


def _tick(do: g.Tick) -> str:
    parts = [
        f"{'select' if on else 'clear'} {_bold(label)}" for label, on in do.tick.items()
    ]
    return _sentence_of(parts)


def _sentence_of(parts: list[str]) -> str:
    *first, last = parts
    said = f"{'; '.join(first)}; and {last}" if first else last
    return f"{said[:1].upper()}{said[1:]}."


def _path(labels: Iterable[str]) -> str:
    return " > ".join(_bold(label) for label in labels)


def _bold(text: str) -> str:
    return f"**{_literal(text.rstrip(' .…:') or text)}**"


def _code(text: str) -> str:
    """Mark what is typed; a longer fence where the text has back quotes itself."""
    fence = "`"
    while fence in text:
        fence += "`"
    pad = " " if "`" in text else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def block(text: str) -> str:
    """Mark lines that are typed as they stand."""
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}\n{text}\n{fence}"


def _literal(text: str) -> str:
    """Keep marks of Markdown in a label from being taken as such."""
    return _MARK.sub(r"\\\g<0>", text)


_GRAMMAR: dict[type[Record], Callable[[Any], str]] = {
    g.Context: _context,
    g.Menu: _menu,
    g.Node: _node,
    g.Row: _row,
    g.Press: lambda do: f"Click {_bold(do.press)}.",
    g.Select: _select,
    g.Type: _type,
    g.Tick: _tick,
    g.Tab: lambda do: f"Go to the tab {_bold(do.tab)}.",
    g.GoTo: lambda do: f"Go to the window {_bold(do.go_to)}.",
    g.Open: lambda do: f"Double-click {_bold(do.open)}.",
    g.Shortcut: lambda do: f"Press {_bold(do.shown)}.",
}
