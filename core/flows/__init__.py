"""The wizards without windows: steps, a draft, the next step, what is wrong."""
