"""Plays lessons from another process, as a screen reader and a keyboard do."""
