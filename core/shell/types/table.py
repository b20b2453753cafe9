"""All types by their names; a new file of types is named here."""

import functools

from core.shell.types import (
    basic,
    builders,
    characters,
    conversions,
    credentials,
    cultures,
    dates,
    encodings,
    enumerations,
    environment,
    exceptions,
    file_paths,
    files,
    guids,
    identity,
    lists,
    management,
    mathematics,
    numbers,
    paths,
    reference,
    regexes,
    registry_keys,
    stopwatch,
    strings,
    tables,
    time_spans,
    versions,
    xml_documents,
)
from core.shell.types.net_type import NetType

_FILES = (
    *(basic, builders, characters, conversions, credentials, cultures, dates),
    *(encodings, enumerations, environment, exceptions, file_paths, files, guids),
    *(identity, lists, management, mathematics, numbers, paths, reference, regexes),
    *(registry_keys, stopwatch, strings, tables, time_spans, versions),
    xml_documents,
)


@functools.cache
def types_by_name() -> dict[str, NetType]:
    """Return the types by all their names, in lower case and without `System.`."""
    known: dict[str, NetType] = {}
    for file in _FILES:
        for kind in file.TYPES:
            for name in (kind.name, *kind.aliases):
                known[name.lower().removeprefix("system.")] = kind
    return known
