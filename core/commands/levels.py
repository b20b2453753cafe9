"""The levels of the license monitor, which the genuine tool does not have."""

from typing import Self

from pydantic import model_validator

from core.catalog import LicenseType, ProductVersion
from core.commands.command import Command, Nature
from core.events import LevelsChanged
from core.records import LicenseLevels
from core.store.transaction import Transaction


class SetLicenseLevels(Command):
    """Set from how much use on the monitor warns of a version and type, or never.

    Both levels are issued licenses in per cent of those installed.
    """

    nature = Nature.WORLD
    version: ProductVersion
    type: LicenseType
    warning: int | None = None
    critical: int | None = None

    @model_validator(mode="after")
    def _has_both_or_none(self) -> Self:
        if (self.warning is None) != (self.critical is None):
            raise ValueError("Give both levels, or none.")
        self._levels()
        return self

    def execute(self, tx: Transaction) -> None:
        """Write the levels in place of those there were."""
        tx.remove_license_levels(self.version, self.type)
        if levels := self._levels():
            tx.add_license_levels(levels)
        tx.tell(LevelsChanged())

    def _levels(self) -> LicenseLevels | None:
        if self.warning is None or self.critical is None:
            return None
        return LicenseLevels(
            version=self.version,
            type=self.type,
            warning=self.warning,
            critical=self.critical,
        )
