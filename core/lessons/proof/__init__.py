"""Proofs that a lesson can be done, and that its grades follow what was done."""
