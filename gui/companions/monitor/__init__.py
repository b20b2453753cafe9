"""The license monitor: use, levels, and the day on which licenses run out."""
