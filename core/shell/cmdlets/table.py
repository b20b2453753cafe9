"""All cmdlets; a new file of cmdlets is named here."""

from core.shell.cmdlets import (
    content,
    csv_text,
    dates,
    directory,
    discovery,
    environment,
    events,
    features,
    files,
    formatting,
    grouping,
    html_text,
    item_properties,
    items,
    json_text,
    known,
    locations,
    mail,
    messages,
    objects,
    paths,
    remote_desktop,
    remoting,
    selecting,
    services,
    sorting,
    variables,
    wmi,
)

_FILES = (
    content,
    services,
    remoting,
    remote_desktop,
    events,
    features,
    directory,
    csv_text,
    html_text,
    json_text,
    dates,
    discovery,
    environment,
    files,
    formatting,
    grouping,
    item_properties,
    items,
    locations,
    mail,
    messages,
    objects,
    paths,
    selecting,
    sorting,
    variables,
    wmi,
)
"""The files of this package that have `CMDLETS`."""


def teach() -> None:
    """Let the cmdlets be found; to do it again changes nothing."""
    known.learn(cmdlet for file in _FILES for cmdlet in file.CMDLETS)
