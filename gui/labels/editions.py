"""The label tables of the editions; Windows Server 2022 is the default."""

from copy import copy
from functools import cache
from typing import Any, NamedTuple

from core.catalog import ProductVersion
from gui.labels.clearinghouse_contact import Operator, Website
from gui.labels.console import Console, Console2008, Console2008R2
from gui.labels.deployment import Deployment
from gui.labels.roles import RemoveRoles, Roles
from gui.labels.server_manager import (
    ServerManager2008,
    ServerManager2008R2,
    ServerManager2012,
    ServerManagerText,
)
from gui.labels.wizards import (
    Activate,
    Contact,
    Contacting,
    Deactivate,
    Install,
    Manage,
    Manage2008R2,
    Reactivate,
    Registration,
)
from gui.labels.words import Words, Words2008, Words2008R2


class Labels(NamedTuple):
    """All labels of one edition of the console."""

    console: Console
    words: Words
    activate: Activate = Activate()
    install: Install = Install()
    deactivate: Deactivate = Deactivate()
    reactivate: Reactivate = Reactivate()
    manage: Manage = Manage()
    contact: Contact = Contact()
    registration: Registration = Registration()
    contacting: Contacting = Contacting()
    website: Website = Website()
    operator: Operator = Operator()
    server_manager: ServerManagerText = ServerManagerText()
    roles: Roles = Roles()
    remove_roles: RemoveRoles = RemoveRoles()
    deployment: Deployment = Deployment()


_2022 = Labels(Console(), Words())
_2012 = Labels(Console(), Words(), server_manager=ServerManager2012())
_2008_R2 = Labels(
    Console2008R2(),
    Words2008R2(),
    manage=Manage2008R2(),
    server_manager=ServerManager2008R2(),
)
_DIFFERENT = {ProductVersion.W2008R2: _2008_R2, ProductVersion.W2012: _2012}


def labels_for(edition: ProductVersion) -> Labels:
    """Return the labels of an edition."""
    if edition is ProductVersion.W2008:
        return _labels_of_2008()
    return _DIFFERENT.get(edition, _2022)


@cache
def _labels_of_2008() -> Labels:
    """Give every table the words of the time when RDS was called TS."""
    words = Words2008()
    present = _2008_R2._replace(
        console=Console2008(), words=words, server_manager=ServerManager2008()
    )
    return Labels(*(_reworded(table, words) for table in present))


def _reworded(table: Any, words: Words) -> Any:
    made = copy(table)
    for name in dir(table):
        if not name.startswith("_") and not callable(label := getattr(table, name)):
            setattr(made, name, _reworded_label(label, words))
    return made


def _reworded_label(label: Any, words: Words) -> Any:
    if isinstance(label, str):
        return words.for_edition(label)
    if isinstance(label, tuple):
        return tuple(_reworded_label(part, words) for part in label)
    if isinstance(label, dict):
        return {key: _reworded_label(part, words) for key, part in label.items()}
    return label
