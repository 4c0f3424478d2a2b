"""Proof is run: corrections meet the runs of the cells that prove them."""

from companion.proofs.runs import as_data, explain, proof_runs, unrun
from companion.proofs.site import setup

__all__ = ["as_data", "explain", "proof_runs", "setup", "unrun"]
