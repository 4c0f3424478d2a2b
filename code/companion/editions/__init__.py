"""The textbook's editions: where a page stands in each, and which one the reader holds."""
