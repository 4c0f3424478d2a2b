"""The works that the book cites: one file of BibTeX, and one text for each citation everywhere."""
