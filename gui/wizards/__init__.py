"""Thin pages over the flows of the core."""
