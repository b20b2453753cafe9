"""What Format-Table and Format-List say of objects: it is shown, and no data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.shell.cmdlets.columns import Column
    from core.shell.values.kinds import Value


@dataclass(frozen=True)
class Layout:
    """How objects are to be shown."""

    kind: str
    """`table`, `list`, `wide` or `custom`."""
    columns: tuple[Column, ...] = ()
    is_auto_sized: bool = False
    hides_headers: bool = False
    wraps: bool = False
    group_by: Column | None = None
    made_by: object = None
    """The call of a Format cmdlet, each of which begins anew."""


@dataclass
class Formatted:
    """An object with its layout, as a Format cmdlet gives it."""

    net_name = "Microsoft.PowerShell.Commands.Internal.Format.FormatEntryData"

    layout: Layout
    item: Value
    cells: list[Value] = field(default_factory=list)
    """The values of the columns."""
    names: tuple[str, ...] = ()
    """The titles of the columns."""
    group: Value = None
