"""Fixtures of long lists, which the tests of their model use, too."""

from tests.helpers.long_lists import small_pages, world

__all__ = ["small_pages", "world"]
