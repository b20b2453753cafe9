"""Tests of gui/labels."""
