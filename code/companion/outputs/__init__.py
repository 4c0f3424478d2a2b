"""Outputs of cells: each becomes what the site, the notebook and the e-book all show, or stops."""
