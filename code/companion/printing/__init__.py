"""Print and e-books: chapters and the whole book as PDF, the whole book as EPUB."""
