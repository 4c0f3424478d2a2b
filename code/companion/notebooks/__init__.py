"""The Colab notebooks: export of a page, and the buttons that open it."""
