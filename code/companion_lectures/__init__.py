"""What makes a lecture's record of a recorder's export: an optional part of the book's tools.

`companion lecture` loads it when it is called; what builds the book reads the records alone
(`companion.lectures`).
"""
