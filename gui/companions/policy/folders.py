"""The folders of the policy editor and the settings in them (seed 002)."""

from __future__ import annotations

from typing import NamedTuple

from core.catalog import PolicyName
from gui.labels.policy import Policy


class Folder(NamedTuple):
    """A folder, with folders or settings in it."""

    name: str
    folders: tuple[Folder, ...] = ()
    settings: tuple[PolicyName, ...] = ()


_LICENSING = Folder(
    Policy.licensing,
    settings=(
        PolicyName.LICENSE_SERVERS,
        PolicyName.HIDE_NOTIFICATIONS,
        PolicyName.LICENSING_MODE,
    ),
)
_RD_LICENSING = Folder(
    Policy.rd_licensing,
    settings=(PolicyName.SECURITY_GROUP, PolicyName.PREVENT_UPGRADE),
)
_SERVICES = Folder(
    Policy.services,
    (_RD_LICENSING, Folder(Policy.session_host, (_LICENSING,))),
)
ROOT = Folder(
    Policy.computer_configuration,
    (Folder(Policy.templates, (Folder(Policy.components, (_SERVICES,)),)),),
)
