"""Instances of a class on a computer, page by page."""

from collections.abc import Iterator

from core.management.wmi.conditions import Always, Condition
from core.management.wmi.errors import Wbem, WmiError
from core.management.wmi.model import Instance, WmiClass
from core.management.wmi.site import Site

EVERYTHING = Always()


def pages(
    site: Site, kind: WmiClass, where: Condition = EVERYTHING
) -> Iterator[list[Instance]]:
    """Read the instances that a condition is true of, some at a time.

    A page may be empty: who shows progress, or may be cancelled, gets there more often.
    Raises WmiError where the class is not there, or not for who is signed in. That this
    is ACCESS_DENIED is our assumption: domain.md 1.1 names no error.
    """
    if kind.is_missing(site):
        raise WmiError(Wbem.INVALID_CLASS)
    if not site.may(kind.reads):
        raise WmiError(Wbem.ACCESS_DENIED)
    if kind.rows is None:
        return
    is_blank, version = not site.may(kind.shows), site.version
    for page in kind.rows(site, where.terms):
        found = [
            Instance(kind, source, site.name, version, is_blank) for source in page
        ]
        yield [instance for instance in found if where.holds(instance)]


def instances(
    site: Site, kind: WmiClass, where: Condition = EVERYTHING
) -> Iterator[Instance]:
    """Read the instances that a condition is true of, one after the other."""
    for page in pages(site, kind, where):
        yield from page
