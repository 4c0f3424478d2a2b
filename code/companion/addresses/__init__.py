"""Addresses that readers have kept: what moved is found again, and nobody ends on a bare error."""
