"""Tests of gui/views."""
