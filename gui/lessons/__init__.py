"""Lessons in the window: choose, be coached, be graded, record."""
