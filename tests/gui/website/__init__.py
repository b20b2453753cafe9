"""Tests of gui/website."""
