"""Finds and works controls by what a person sees."""
