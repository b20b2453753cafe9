"""A lesson as one page that plays, is tried, and tests, without a network."""
