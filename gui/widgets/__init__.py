"""Widgets that more than one window is made of."""
