"""Plays the whole program: pictures, and the story without a display."""
