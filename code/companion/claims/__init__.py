"""Conclusions tied to evidence: the `{shown}` role, and the cells that its sentences lead to."""
