"""Dialogs of the genuine manager."""
