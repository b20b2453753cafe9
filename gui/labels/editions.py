"""The label tables of the editions; Windows Server 2022 is the default."""

from dataclasses import dataclass, field, replace

from core.catalog import ProductVersion
from gui.labels.console import Console
from gui.labels.wizards import Activate, Contacting, Install, Registration
from gui.labels.words import Words


@dataclass(frozen=True)
class Labels:
    """All labels of one edition of the console."""

    console: Console = field(default_factory=Console)
    activate: Activate = field(default_factory=Activate)
    install: Install = field(default_factory=Install)
    registration: Registration = field(default_factory=Registration)
    contacting: Contacting = field(default_factory=Contacting)
    words: Words = field(default_factory=Words)


_2022 = Labels()
_2008_R2 = replace(
    _2022,
    console=replace(
        _2022.console,
        manage_licenses="&Manage RDS CALs",
        cal_usage="&Per User CAL Usage",
    ),
)
_2008 = replace(
    _2008_R2,
    console=replace(
        _2008_R2.console,
        title="TS Licensing Manager",
        about="&About TS Licensing Manager",
        about_title="About TS Licensing Manager",
        help_title="TS Licensing Manager Help",
        manage_licenses="&Manage TS CALs",
    ),
    words=Words(
        older_type="TS",
        older_product="Windows Server 2008",
        type_names_product=True,
    ),
)
_DIFFERENT = {ProductVersion.W2008: _2008, ProductVersion.W2008R2: _2008_R2}


def labels_for(edition: ProductVersion) -> Labels:
    """Return the labels of an edition."""
    return _DIFFERENT.get(edition, _2022)


def plain(label: str) -> str:
    """Return a label as it reads: without its mnemonic's ampersand and the colon."""
    return label.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip(":")


def shown_literally(text: str) -> str:
    """Protect a person's text in menus and buttons, where & marks a mnemonic."""
    return text.replace("&", "&&")
