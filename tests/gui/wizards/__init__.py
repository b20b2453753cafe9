"""Tests of gui/wizards."""
