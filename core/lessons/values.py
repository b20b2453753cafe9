"""What a lesson's variables stand for, as data."""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Discriminator,
    Field,
    Tag,
    model_validator,
)

from core.catalog import (
    AGREEMENT_PROGRAMS,
    LICENSE_VERSIONS,
    MAX_QUANTITY,
    PURCHASE_PROGRAMS,
    LicenseProgram,
    LicenseType,
    ProductVersion,
)
from core.numbers.purchases import (
    MAX_AGREEMENT_SERIAL,
    MAX_OPEN_SERIAL,
    MAX_PURCHASE_SERIAL,
)
from core.numbers.servers import MAX_SERIAL
from core.records import Record

MAX_TIMES = 100_000
"""How often a lesson may repeat a text, and how long that may become."""
MAX_DRAWN = 1_000_000_000
"""The largest number that a range may reach."""

T = TypeVar("T", bound=StrEnum)


def _one_of(known: Sequence[T]) -> AfterValidator:
    def checked(value: T) -> T:
        if value not in known:
            raise ValueError(f"It has to be one of: {', '.join(known)}.")
        return value

    return AfterValidator(checked)


Bought = Annotated[LicenseProgram, _one_of(PURCHASE_PROGRAMS)]
Agreed = Annotated[LicenseProgram, _one_of(AGREEMENT_PROGRAMS)]
Version = Annotated[ProductVersion, _one_of(LICENSE_VERSIONS)]
Quantity = Annotated[int, Field(ge=1, le=MAX_QUANTITY)]
_FILE_NAME = re.compile(r"\w[\w-]*\.[a-z]+")


def a_file_name(text: str) -> str:
    """Check that a text names a file without its folder; ValueError if not."""
    if not _FILE_NAME.fullmatch(text):
        raise ValueError("A file is named without a folder, like cals.csv.")
    return text


FileName = Annotated[str, AfterValidator(a_file_name)]


def _text_or_number(value: object) -> object:
    if not isinstance(value, str | int):
        raise ValueError("This has to be a text or a whole number.")
    return value


Simple = Annotated[str | int, BeforeValidator(_text_or_number)]
Drawable = Annotated[int, Field(ge=-MAX_DRAWN, le=MAX_DRAWN)]


class Retail(Record):
    """A license code made for the lesson."""

    make: Literal["retail"]
    version: Version
    type: LicenseType
    quantity: Quantity
    program: Bought = LicenseProgram.RETAIL
    serial: int = Field(default=1, ge=1, le=MAX_PURCHASE_SERIAL)


class AgreementNumber(Record):
    """An agreement number made for the lesson."""

    make: Literal["agreement"]
    program: Agreed
    serial: int = Field(default=1, ge=1, le=MAX_AGREEMENT_SERIAL)


class OpenNumber(Record):
    """One of the two numbers of an Open License."""

    make: Literal["open-authorization", "open-license"]
    serial: int = Field(default=1, ge=1, le=MAX_OPEN_SERIAL)


class ServerId(Record):
    """The product ID of a server of the lab, or the license server ID for it."""

    make: Literal["product-id", "server-id"]
    server: str
    serial: int = Field(
        default=1, ge=1, le=MAX_SERIAL
    )  # a reactivation by web or telephone gives the next one


class KeyPackId(Record):
    """A key pack ID for an activated server of the lab."""

    make: Literal["key-pack-id"]
    server: str
    version: Version
    type: LicenseType
    quantity: Quantity
    program: Bought = LicenseProgram.RETAIL
    serial: int = Field(default=1, ge=1, le=MAX_PURCHASE_SERIAL)


class FileBeside(Record):
    """The whole name of a file in the folder of the lab."""

    make: Literal["file-beside-lab"]
    name: FileName


class Mistyped(Record):
    """Another variable's number with a slip; `look-alike` still means the same."""

    make: Literal["mistyped"]
    of: str
    slip: Literal["wrong", "swapped", "short", "long", "look-alike"]


class Repeated(Record):
    """A text many times over."""

    make: Literal["repeated"]
    text: str
    times: int = Field(ge=1, le=MAX_TIMES)

    @model_validator(mode="after")
    def _is_not_too_long(self) -> Self:
        if len(self.text) * self.times > MAX_TIMES:
            raise ValueError(f"It would be longer than {MAX_TIMES:,} characters.")
        return self


class Pick(Record):
    """One of several values, drawn by the attempt's seed."""

    pick: tuple[Simple, ...] = Field(min_length=2)

    @property
    def values(self) -> Sequence[str | int]:
        """All values that may be drawn."""
        return self.pick


class Between(Record):
    """A whole number from a range, drawn by the attempt's seed."""

    between: tuple[Drawable, Drawable]
    step: int = Field(default=1, ge=1)

    @model_validator(mode="after")
    def _is_a_range(self) -> Self:
        if self.between[0] >= self.between[1]:
            raise ValueError("The first number has to be smaller than the last.")
        return self

    @property
    def values(self) -> Sequence[int]:
        """All values that may be drawn."""
        return range(self.between[0], self.between[1] + 1, self.step)


_MADE: dict[str, str] = {
    "retail": "retail",
    "agreement": "agreement",
    "open-authorization": "open",
    "open-license": "open",
    "product-id": "server",
    "server-id": "server",
    "key-pack-id": "key-pack",
    "file-beside-lab": "file",
    "mistyped": "mistyped",
    "repeated": "repeated",
}


def _kind(raw: Any) -> str | None:
    """Find what kind of value it is, so that an error is told of this kind alone."""
    if isinstance(raw, str):
        return "text"
    if isinstance(raw, int):
        return "number"
    of_record = {word: getattr(raw, word, None) for word in ("make", "pick", "between")}
    told = raw if isinstance(raw, dict) else of_record
    if (make := told.get("make")) is not None:
        return _MADE.get(str(make))
    return next((word for word in ("pick", "between") if told.get(word)), None)


Variable = Annotated[
    Annotated[str, Tag("text")]
    | Annotated[int, Tag("number")]
    | Annotated[Pick, Tag("pick")]
    | Annotated[Between, Tag("between")]
    | Annotated[Retail, Tag("retail")]
    | Annotated[AgreementNumber, Tag("agreement")]
    | Annotated[OpenNumber, Tag("open")]
    | Annotated[ServerId, Tag("server")]
    | Annotated[KeyPackId, Tag("key-pack")]
    | Annotated[FileBeside, Tag("file")]
    | Annotated[Mistyped, Tag("mistyped")]
    | Annotated[Repeated, Tag("repeated")],
    Discriminator(
        _kind,
        custom_error_type="no_variable",
        custom_error_message="This is no text, no number, and makes none; make is one "
        "of: " + ", ".join(_MADE),
    ),
]
