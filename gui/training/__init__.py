"""What the genuine manager never had: the dialogs of the Training menu."""
