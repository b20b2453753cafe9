"""Thin pages over the flows of the core; tests/acceptance walks each of them."""
