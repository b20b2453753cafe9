"""What WMI tells of itself: the namespaces below one, and the classes in it.

Every namespace has both classes. Pages: learn.microsoft.com/windows/win32/wmisdk/
--namespace, schema-queries and wmi-system-properties; below each namespace lies one
for the words of a language, localizing-wmi-class-information. That each has one for
English is our assumption.
"""

from collections.abc import Iterator, Sequence

from core.management.wmi.model import Property, Term, WmiClass
from core.management.wmi.site import Site
from core.management.wmi.values import CimType

_ROOT = "root"
_ENGLISH = "ms_409"
META_CLASS = "meta_class"
"""Its instances are the classes themselves."""


def with_schema(classes: Sequence[WmiClass]) -> tuple[WmiClass, ...]:
    """Add to classes those that tell of them and of their namespaces."""
    spaces = list(dict.fromkeys([_ROOT, *(kind.namespace for kind in classes)]))
    spaces += [rf"{space}\{_ENGLISH}" for space in spaces]
    own = [_namespaces(space, spaces) for space in spaces]
    known = [*classes, *own]
    return (*known, *(_classes(space, known) for space in spaces))


def is_meta(kind: WmiClass) -> bool:
    """Tell whether the instances of a class are classes."""
    return kind.name == META_CLASS


def _namespaces(space: str, spaces: Sequence[str]) -> WmiClass:
    below = [name for name in spaces if _above(name) == space.casefold()]

    def rows(_: Site, __: Sequence[Term]) -> Iterator[list[str]]:
        yield [name.rpartition("\\")[2] for name in below]

    name = Property("Name", CimType.STRING, lambda name: name, is_key=True)
    return WmiClass("__NAMESPACE", space, (name,), rows=rows)


def _above(space: str) -> str:
    return space.casefold().rpartition("\\")[0]


def _classes(space: str, known: Sequence[WmiClass]) -> WmiClass:
    inside = [kind for kind in known if kind.namespace == space]

    def rows(site: Site, _: Sequence[Term]) -> Iterator[list[WmiClass]]:
        yield [kind for kind in inside if not kind.is_missing(site)]

    properties = (
        Property("__CLASS", CimType.STRING, lambda kind: kind.name, is_key=True),
        Property("__THIS", CimType.STRING, lambda kind: kind.name),
        Property("__NAMESPACE", CimType.STRING, lambda kind: kind.namespace),
    )
    return WmiClass(META_CLASS, space, properties, rows=rows)
