"""Figures: interactive where there is a script, and right before it comes and without it."""
