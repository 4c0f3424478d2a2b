"""Self-tests: questions made of a chapter's terms, corrections and exam points, or written."""
