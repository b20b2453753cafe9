"""The levels at which the license monitor warns."""

from typing import Self

from pydantic import Field, model_validator

from core.catalog import LicenseType, ProductVersion
from core.records.record import Record

MOST_PERCENT = 1000
"""The highest level: more licenses can be issued than there are (domain.md 3.3)."""


class LicenseLevels(Record):
    """From how much use on the licenses of a version and type are running short.

    Both levels are issued licenses in per cent of those installed.
    """

    version: ProductVersion
    type: LicenseType
    warning: int = Field(ge=1, le=MOST_PERCENT)
    critical: int = Field(ge=1, le=MOST_PERCENT)

    @model_validator(mode="after")
    def _warns_before_it_is_critical(self) -> Self:
        if self.warning > self.critical:
            raise ValueError("The warning level is above the critical level.")
        return self
