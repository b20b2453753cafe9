"""Training numbers in what was typed, as the variables that make them anew."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from core.errors import Refused
from core.lab import Lab
from core.lessons.gestures import Gesture, Type
from core.lessons.values import (
    AgreementNumber,
    FileBeside,
    KeyPackId,
    OpenNumber,
    Repeated,
    Retail,
    ServerId,
    Variable,
)
from core.numbers import purchases, servers
from core.numbers.kinds import NumberError
from core.numbers.symbols import looks_genuine
from core.rules.rights import PASSWORD

SECRET = "secret"
"""The variable that stands for what was typed into a password field."""
_LOOK_ALIKE = "look_alike"
"""Stands for what looked like a genuine key: that is never kept."""
_SERIALS = range(1, 10)


class Typed:
    """Finds what was typed to be a number of the lab, and gives it a name.

    A number is made by the seed of the lab: the lesson could not be done in another
    one if it were kept as it was typed.
    """

    def __init__(self, lab: Lab) -> None:
        """Look for numbers of this lab."""
        self._lab = lab
        self._names: dict[str, str] = {}  # by what was typed
        self.variables: dict[str, Variable] = {}

    def named(self, gesture: Gesture) -> Gesture:
        """Return a gesture with variables in place of its numbers."""
        if not isinstance(gesture, Type):
            return gesture
        return Type(type={f: self._named(text) for f, text in gesture.type.items()})

    def _named(self, text: str) -> str:
        if text == f"{{{SECRET}}}":
            self.variables[SECRET] = PASSWORD  # every account of a lab has this one
            return text
        if looks_genuine(text):
            made = Repeated(make="repeated", text="BCDFG", times=5)
            self.variables[_LOOK_ALIKE] = made
            return f"{{{_LOOK_ALIKE}}}"
        if text not in self._names:
            made = self._made(text)
            if made is None:
                return text
            name = self._free_name(made)
            self._names[text] = name
            self.variables[name] = made
        return f"{{{self._names[text]}}}"

    def _free_name(self, variable: Any) -> str:
        stem = str(variable.make).replace("-", "_")
        number = sum(name.startswith(stem) for name in self.variables) + 1
        return stem if number == 1 else f"{stem}_{number}"

    def _made(self, text: str) -> Any:
        for look in self._looks():
            try:
                found = look(text)
            except (NumberError, ValueError, Refused):
                continue
            if found is not None:
                return found
        return None

    def _looks(self) -> Iterator[Callable[[str], Any]]:
        yield _retail
        yield _agreement
        yield _open
        yield self._of_server
        yield self._key_pack
        yield self._file

    def _of_server(self, text: str) -> ServerId | None:
        wanted = text.replace("-", "")
        for server in self._lab.servers():
            if wanted == server.product_id.replace("-", ""):
                return ServerId(make="product-id", server=server.name)
            for serial in _SERIALS:
                made = servers.make_license_server_id(server.product_id, serial)
                if wanted == made.replace("-", ""):
                    return ServerId(make="server-id", server=server.name, serial=serial)
        return None

    def _key_pack(self, text: str) -> KeyPackId | None:
        bought = servers.read_key_pack_id(text)
        for server in self._lab.servers():
            server_id = server.license_server_id or ""
            if server_id and servers.key_pack_fits(text, server_id):
                return KeyPackId(make="key-pack-id", server=server.name, **vars(bought))
        return None

    def _file(self, text: str) -> FileBeside | None:
        path = Path(text)
        is_beside = path.is_absolute() and path.parent == self._lab.path.parent
        return FileBeside(make="file-beside-lab", name=path.name) if is_beside else None


def _retail(text: str) -> Retail:
    bought = purchases.read_retail_code(text)
    return Retail(make="retail", **vars(bought))


def _agreement(text: str) -> AgreementNumber:
    program = purchases.read_agreement_number(text)
    serial = purchases.agreement_serial(text)
    return AgreementNumber(make="agreement", program=program, serial=serial)


def _open(text: str) -> OpenNumber | None:
    for serial in _SERIALS:
        numbers = purchases.make_open_numbers(serial)
        kinds = ("open-authorization", "open-license")
        for number, make in zip(numbers, kinds, strict=True):
            if text.replace("-", "") == number.replace("-", ""):
                return OpenNumber.model_validate({"make": make, "serial": serial})
    return None
