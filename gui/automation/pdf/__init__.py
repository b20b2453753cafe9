"""Guides as PDF by Qt: text that can be selected, lossless pictures, fixed bytes."""
