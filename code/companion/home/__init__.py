"""The book's door: a large search box, and the chapters with a picture and how much is written."""
