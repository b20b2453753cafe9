"""The label tables of the editions; Windows Server 2022 is the default."""

from typing import NamedTuple

from core.catalog import ProductVersion
from gui.labels.console import Console, Console2008, Console2008R2
from gui.labels.server_manager import ServerManager2012, ServerManagerText
from gui.labels.wizards import (
    Activate,
    Contact,
    Contacting,
    Deactivate,
    Install,
    Reactivate,
    Registration,
)
from gui.labels.words import Words, Words2008


class Labels(NamedTuple):
    """All labels of one edition of the console."""

    console: Console
    words: Words
    activate: Activate = Activate()
    install: Install = Install()
    deactivate: Deactivate = Deactivate()
    reactivate: Reactivate = Reactivate()
    contact: Contact = Contact()
    registration: Registration = Registration()
    contacting: Contacting = Contacting()
    server_manager: ServerManagerText = ServerManagerText()


_2022 = Labels(Console(), Words())
_2008_R2 = Labels(Console2008R2(), Words())
_2008 = Labels(Console2008(), Words2008())
_2012 = Labels(Console(), Words(), server_manager=ServerManager2012())
_DIFFERENT = {
    ProductVersion.W2008: _2008,
    ProductVersion.W2008R2: _2008_R2,
    ProductVersion.W2012: _2012,
}


def labels_for(edition: ProductVersion) -> Labels:
    """Return the labels of an edition."""
    return _DIFFERENT.get(edition, _2022)


def plain(label: str) -> str:
    """Return a label as it reads: without its mnemonic's ampersand and the colon."""
    return label.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip(":")


def shown_literally(text: str) -> str:
    """Protect a person's text in menus and buttons, where & marks a mnemonic."""
    return text.replace("&", "&&")
