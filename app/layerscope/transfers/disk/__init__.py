"""What transfers keep on the disk: parts with their journals, and the list of transfers."""
