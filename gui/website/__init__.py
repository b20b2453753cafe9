"""The simulated licensing website, served to the person's own browser."""
