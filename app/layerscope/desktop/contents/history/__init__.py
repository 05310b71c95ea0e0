"""What each layer of an image does to a path."""
