"""The keys of the registry by subject."""
