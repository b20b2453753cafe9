"""Who gets a session, by the rules that issue licenses (domain.md 3)."""

from datetime import timedelta
from typing import Literal

from pydantic import Field

from core.catalog import (
    LicenseStatus,
    LicenseType,
    LicensingMode,
    ProductVersion,
)
from core.lessons.questions.base import WorkedOut
from core.lessons.questions.samples import (
    NOW,
    SERVER,
    issued_for,
    pack_of,
    server_of,
)
from core.records import (
    GRACE_DAYS,
    ClientLicense,
    Device,
    IssuedLicense,
    LicensePack,
    SessionHost,
)
from core.rules.issuance.decide import decide
from core.rules.issuance.model import FULL_DAYS, Attempt, ServerState


class Connects(WorkedOut):
    """How an attempt to connect ends, by the code of its outcome (domain.md 3)."""

    rule: Literal["connects"]
    host: ProductVersion
    mode: LicensingMode
    grace_days_left: int = Field(default=0, ge=0, le=GRACE_DAYS)
    names_server: bool = Field(default=True, description="the session host's list")
    server: ProductVersion = ProductVersion.W2025
    is_activated: bool = Field(default=True, description="the license server")
    answers: bool = Field(default=True, description="the license server")
    license: ProductVersion | None = Field(
        default=None, description="what is installed; none unless it is named"
    )
    type: LicenseType = Field(
        default=LicenseType.PER_DEVICE, description="of what is installed"
    )
    free: int = Field(default=1, ge=0, description="of what is installed")
    device: Literal["new", "temporary", "temporary-over", "full"] = Field(
        default="new", description="what the client device has"
    )
    in_domain: bool = Field(default=True, description="the session host")

    def answer(self) -> str:
        """Decide as a session host and its license server do."""
        return decide(self._attempt(), [self._state()]).outcome.value

    def _attempt(self) -> Attempt:
        passed = GRACE_DAYS - self.grace_days_left
        return Attempt(
            host=SessionHost(
                name="RDSH01",
                version=self.host,
                own_mode=self.mode,
                own_servers=(SERVER,) if self.names_server else (),
                grace_started=NOW - timedelta(days=passed),
            ),
            device=Device(
                name="PC-0001", hardware_id="of a question", client_license=self._copy()
            ),
            user=r"CORP\a.adams",
            now=NOW,
            lifetime=timedelta(days=FULL_DAYS[0]),
            in_domain=self.in_domain,
        )

    def _state(self) -> ServerState:
        server = server_of(
            self.server,
            is_activated=self.is_activated,
            is_reachable=self.answers,
            in_ad_group=self.in_domain,
        )
        return ServerState(server, self._packs(), self._held())

    def _packs(self) -> list[LicensePack]:
        held = pack_of(self.host, total=1, issued=1)
        installed = [held] if self.device != "new" else []
        if self.license is not None:
            bought = pack_of(self.license, self.type, total=self.free, id_=4)
            installed.append(bought)
        return installed

    def _held(self) -> list[IssuedLicense]:
        if self.device == "new":
            return []
        is_full = self.device == "full"
        status = LicenseStatus.ACTIVE if is_full else LicenseStatus.TEMPORARY
        return [issued_for(self._days(), status).changed(validated=True)]

    def _days(self) -> int:
        return -1 if self.device == "temporary-over" else 30

    def _copy(self) -> ClientLicense | None:
        if self.device == "new":
            return None
        return ClientLicense(
            server=SERVER,
            version=self.host,
            is_temporary=self.device != "full",
            expires_on=NOW + timedelta(days=self._days()),
            validated=True,
        )
