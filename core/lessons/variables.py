"""Values that a lesson's text and gestures refer to as `{name}`."""

import re
from collections.abc import Mapping
from typing import Any, TypeVar

from core.errors import Refused
from core.lab import Lab
from core.lessons.values import (
    AgreementNumber,
    Between,
    FileBeside,
    KeyPackId,
    Mistyped,
    OpenNumber,
    Pick,
    Repeated,
    Retail,
    ServerId,
    Variable,
)
from core.numbers import purchases, servers
from core.numbers.kinds import shown
from core.numbers.purchases import Purchase
from core.numbers.symbols import ALPHABET, BASE
from core.records import Record

R = TypeVar("R", bound=Record)

_LOOK_ALIKES = str.maketrans("01258I", "OIZSB1")
_NAME = re.compile(r"\{([a-z_0-9]+)\}")


class Variables:
    """Fills placeholders; numbers are made when they are first needed."""

    def __init__(
        self,
        described: Mapping[str, Variable],
        lab: Lab,
        *,
        only_to_read: bool = False,
    ) -> None:
        """Make values for this lab; who only reads may find a server gone."""
        self._described = described
        self._lab = lab
        self._only_to_read = only_to_read

    def fill(self, text: str) -> str:
        """Replace every `{name}`; KeyError names one that is not described.

        Refused where a number is made of a server that the lab has not; it stays as it
        is for who only reads.
        """
        return _NAME.sub(self._filled_name, text)

    def _filled_name(self, name: re.Match[str]) -> str:
        try:
            return self._value(self._described[name[1]])
        except Refused:
            if not self._only_to_read:
                raise
            return name[0]

    def filled(self, record: R) -> R:
        """Replace every `{name}` in the texts of a record; KeyError as of `fill`."""
        return record.model_validate(self._fill(record.model_dump(by_alias=True)))

    def _fill(self, value: Any) -> Any:
        if type(value) is str:
            return self.fill(value)
        if isinstance(value, dict):
            return {self._fill(k): self._fill(v) for k, v in value.items()}
        if isinstance(value, tuple | list):
            return tuple(self._fill(v) for v in value)
        return value

    def _value(self, variable: Variable) -> str:
        if isinstance(variable, str | int):
            return str(variable)
        if isinstance(variable, FileBeside):
            return str(self._lab.path.absolute().with_name(variable.name))
        if isinstance(variable, Repeated):
            return variable.text * variable.times
        if isinstance(variable, Mistyped):
            return mistyped(self._value(self._described[variable.of]), variable.slip)
        if isinstance(variable, Pick | Between):
            raise TypeError("a value that is drawn is drawn when the file is read")
        return self._number(variable)

    def _number(
        self, variable: Retail | AgreementNumber | OpenNumber | ServerId | KeyPackId
    ) -> str:
        if isinstance(variable, Retail):
            return shown(purchases.make_retail_code(_purchase(variable)))
        if isinstance(variable, AgreementNumber):
            return purchases.make_agreement_number(variable.program, variable.serial)
        if isinstance(variable, OpenNumber):
            authorization, license_number = purchases.make_open_numbers(variable.serial)
            is_license = variable.make == "open-license"
            return license_number if is_license else shown(authorization)
        return shown(self._server_number(variable))

    def _server_number(self, variable: ServerId | KeyPackId) -> str:
        server = self._lab.server(variable.server)
        if variable.make == "product-id":
            return server.product_id
        if isinstance(variable, ServerId):
            return servers.make_license_server_id(server.product_id, variable.serial)
        server_id = server.license_server_id or ""
        return servers.make_key_pack_id(server_id, _purchase(variable))


def mistyped(number: str, slip: str) -> str:
    """Write a number in groups with a slip, in its middle where there is a choice."""
    if slip == "short":
        return number[:-1]
    if slip == "long":
        return f"{number}{ALPHABET[0]}"
    if slip == "look-alike":
        return number.translate(_LOOK_ALIKES)
    pairs = range(len(number) // 2, len(number) - 1)
    i = next(i for i in pairs if _differ(number[i], number[i + 1]))
    if slip == "swapped":
        return number[:i] + number[i + 1] + number[i] + number[i + 2 :]
    other = ALPHABET[(ALPHABET.index(number[i]) + 1) % BASE]
    return number[:i] + other + number[i + 1 :]


def _differ(left: str, right: str) -> bool:
    return left != right and "-" not in (left, right)


def _purchase(bought: Retail | KeyPackId) -> Purchase:
    return Purchase(
        version=bought.version,
        type=bought.type,
        quantity=bought.quantity,
        program=bought.program,
        serial=bought.serial,
    )
