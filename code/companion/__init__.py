"""The machinery of the book: one package for each thing a reader meets."""
