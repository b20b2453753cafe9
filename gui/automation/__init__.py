"""Plays the whole program: screenshots, and a lesson without a display."""
