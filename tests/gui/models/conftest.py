"""Fixtures of long lists for their model."""

from tests.helpers.long_lists import small_pages, world

__all__ = ["small_pages", "world"]
