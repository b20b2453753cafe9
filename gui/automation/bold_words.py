"""That what an author marks as visible on the screen is a label of the edition."""

import re
from collections.abc import Iterator
from functools import cache
from types import ModuleType
from typing import Any

from core.catalog import LICENSE_VERSIONS, SERVER_VERSIONS, LicenseType, ProductVersion
from core.lessons.drawing import Place
from core.lessons.proof.played import Play
from core.lessons.reading import LessonError
from core.lessons.records import Step
from gui.driver.finding import normalized
from gui.labels import (
    clearinghouse_contact,
    connection,
    console,
    deployment,
    diagnoser,
    events,
    monitor,
    orders,
    policy,
    powershell,
    practices,
    prompt,
    read_only,
    registry,
    roles,
    server_manager,
    tasks,
    wizards,
    words,
    world,
)
from gui.labels.editions import labels_for
from gui.labels.text import strip_mnemonic

TABLES: tuple[ModuleType, ...] = (
    clearinghouse_contact,
    connection,
    console,
    deployment,
    diagnoser,
    events,
    monitor,
    orders,
    policy,
    powershell,
    practices,
    prompt,
    read_only,
    registry,
    roles,
    server_manager,
    tasks,
    wizards,
    words,
    world,
)
"""The modules of labels."""
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_ESCAPED = re.compile(r"\\(?=[\\*`_\[\]<>])")


def unknown_words(play: Play) -> Iterator[LessonError]:
    """Say which bold words of a `say` are neither labels nor what the steps name."""
    named = {normalized(text) for text in _named(play)}
    labels = _labels(play.edition)
    for place, text in _sayings(play.lesson.model_dump(by_alias=True), ()):
        for bold in _BOLD.findall(text):
            word = normalized(_ESCAPED.sub("", bold))
            if word not in named and word not in labels:
                told = f"expected: a label of {play.edition.server_name}; found: {bold}"
                yield play.file.wrong(place, told)


def _named(play: Play) -> Iterator[str]:
    """Give what the steps found and saw on the screen."""
    for deed in play.deeds:
        if isinstance(deed.step, Step):
            seen = deed.step.model_dump(include={"do", "see", "shows", "cells"})
            yield from _texts_in(seen)


def _sayings(value: Any, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "say" and isinstance(inner, str):
                yield (*place, key), inner
            else:
                yield from _sayings(inner, (*place, key))
    elif isinstance(value, list | tuple):
        for i, inner in enumerate(value):
            yield from _sayings(inner, (*place, i))


@cache
def _labels(edition: ProductVersion) -> frozenset[str]:
    """Give the labels of an edition as they read."""
    return frozenset(normalized(strip_mnemonic(text)) for text in _texts(edition))


def _texts(edition: ProductVersion) -> Iterator[str]:
    labels = labels_for(edition)
    of_editions = {type(table) for e in SERVER_VERSIONS for table in labels_for(e)}
    for table in labels:
        yield from _texts_of(table)
    for module in TABLES:
        for name, value in vars(module).items():
            is_table = isinstance(value, type) and value.__module__ == module.__name__
            if (is_table and value not in of_editions) or name.isupper():
                yield from _texts_in(value)
    for version in LICENSE_VERSIONS:
        yield labels.words.product(version)
        yield from (labels.words.type(version, type_) for type_ in LicenseType)


def _texts_in(value: object) -> Iterator[str]:
    """Give the texts of a table, a sequence or a text."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts_in(key)
            yield from _texts_in(inner)
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from _texts_in(inner)
    elif isinstance(value, type):
        yield from _texts_of(value)


def _texts_of(table: object) -> Iterator[str]:
    for name in dir(table):
        if not name.startswith("_"):
            yield from _texts_in(getattr(table, name))
