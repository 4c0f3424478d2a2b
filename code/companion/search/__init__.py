"""One box that answers: sections, corrections, a lecture's moments, code, terms."""
