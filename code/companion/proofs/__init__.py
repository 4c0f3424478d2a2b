"""Proof is run: corrections meet the runs of the cells that prove them."""
