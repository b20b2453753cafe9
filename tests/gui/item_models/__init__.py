"""Tests of gui/item_models."""
