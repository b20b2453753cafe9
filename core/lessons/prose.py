"""What an author writes in sentences: Markdown with **bold** and `code`, no HTML."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from core.characters import is_hidden
from core.numbers.symbols import looks_genuine

MAX_LENGTH = 4_000
AUTHORED = "authored"
"""The context in which a record is read from a lesson file."""
_TAG = re.compile(r"</?[A-Za-z!][^>]*>")
_ADDRESS = re.compile(r"\b(?:javascript|data|file|vbscript):", re.IGNORECASE)


def _checked(text: str) -> str:
    if hidden := next((c for c in text if is_hidden(c) and c != "\n"), None):
        raise ValueError(f"The invisible character U+{ord(hidden):04X} is not allowed.")
    if tag := _TAG.search(text):
        raise ValueError(f"HTML is not allowed, and {tag[0]!r} reads like it.")
    if address := _ADDRESS.search(text):
        raise ValueError(f"An address that begins with {address[0]} is not allowed.")
    return not_genuine(text).strip()


def not_genuine(text: str) -> str:
    """Return a text that an author wrote; ValueError where a key in it looks real."""
    if looks_genuine(text):
        raise ValueError("This looks like a real product key. Never write one here.")
    return text


def _one_line(text: str) -> str:
    if "\n" in text or not text:
        raise ValueError("This has to be one line that is not empty.")
    return text


def _no_lines(text: str) -> str:
    if "\n" in text:
        raise ValueError("This has to be one line.")
    return text


Prose = Annotated[str, Field(max_length=MAX_LENGTH), AfterValidator(_checked)]
"""Sentences; **bold** marks what is visible on the screen, `code` what is typed."""

Source = Annotated[
    str,
    Field(max_length=MAX_LENGTH),
    AfterValidator(_checked),
    AfterValidator(_no_lines),
]
"""Where something is said, as text that can be copied; it may be empty."""

Title = Annotated[
    str, Field(max_length=120), AfterValidator(_checked), AfterValidator(_one_line)
]
