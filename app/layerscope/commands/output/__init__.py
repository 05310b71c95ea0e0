"""What commands print: for people as far as the terminal goes, for programs as JSON."""
