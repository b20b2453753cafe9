"""Saving and printing what a list or a report shows, step by step."""
