"""The World panel: what the genuine tools cannot change, and time."""
