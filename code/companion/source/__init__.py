"""What an author writes is what a reader gets: sources that some output cannot show as written."""
