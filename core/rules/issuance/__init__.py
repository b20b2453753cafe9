"""Who gets which license when a person connects (domain.md 3); pure functions."""
