"""What runs inside a page's kernel, not here: `asked` reads these files as text."""
