"""Which version serves, holds, is taken, and follows which (domain.md 3.5)."""

from typing import Literal, Self

from pydantic import Field, model_validator

from core.catalog import (
    LICENSE_VERSIONS,
    SERVER_VERSIONS,
    LicenseType,
    ProductVersion,
)
from core.lessons.questions.base import WorkedOut, yes_or_no
from core.lessons.questions.samples import pack_of, server_of
from core.rules import compatibility, upgrading
from core.rules.issuance import pools


class Serves(WorkedOut):
    """Does a CAL serve a session host of this version: yes or no (domain.md 3.5)."""

    rule: Literal["serves"]
    license: ProductVersion
    host: ProductVersion

    def answer(self) -> str:
        """Ask the rule of versions."""
        return yes_or_no(is_so=compatibility.can_serve(self.license, self.host))


class Holds(WorkedOut):
    """Does a license server take a CAL of this version: yes or no (domain.md 3.5)."""

    rule: Literal["holds"]
    server: ProductVersion
    license: ProductVersion

    def answer(self) -> str:
        """Ask the rule of versions."""
        return yes_or_no(is_so=compatibility.can_hold(self.server, self.license))


class Oldest(WorkedOut):
    """The oldest CAL, or license server, for all session hosts (domain.md 3.5)."""

    rule: Literal["oldest"]
    of: Literal["license", "license-server"]
    hosts: tuple[ProductVersion, ...] = Field(min_length=1)

    def answer(self) -> str:
        """Try the versions from the oldest on."""
        if self.of == "license":
            return next(v for v in LICENSE_VERSIONS if self._serves(v))
        return next(v for v in SERVER_VERSIONS if self._answers(v))

    def _serves(self, license_: ProductVersion) -> bool:
        return all(compatibility.can_serve(license_, host) for host in self.hosts)

    def _answers(self, server: ProductVersion) -> bool:
        return all(compatibility.can_hold(server, host) for host in self.hosts)


class Taken(WorkedOut):
    """The version of the CAL that is issued, or `none` (domain.md 3.5)."""

    rule: Literal["taken"]
    host: ProductVersion
    free: tuple[ProductVersion, ...] = Field(description="of which CALs are free")
    prevent_upgrade: bool = Field(default=False, description="the policy setting")

    @model_validator(mode="after")
    def _is_certain(self) -> Self:
        newer = [v for v in self.free if v.generation > self.host.generation]
        own = [v for v in self.free if v.generation == self.host.generation]
        if len(newer) > 1 and not own:
            raise ValueError("No source says which of several newer versions is taken.")
        return self

    def answer(self) -> str:
        """Choose as a license server does."""
        packs = [pack_of(version, id_=i) for i, version in enumerate(self.free, 3)]
        server = server_of(prevent_license_upgrade=self.prevent_upgrade)
        pack = pools.choose(server, packs, LicenseType.PER_DEVICE, self.host)
        return pack.version if pack else "none"


class Upgrades(WorkedOut):
    """Can Windows Server be upgraded in place in one go: yes or no.

    Source: learn.microsoft.com/windows-server/get-started/upgrade-overview.
    """

    rule: Literal["upgrades"]
    present: ProductVersion
    wanted: ProductVersion

    def answer(self) -> str:
        """Ask the rule of upgrades."""
        return yes_or_no(is_so=upgrading.can_upgrade(self.present, self.wanted))
