"""The file system that layers make together, by the image specification."""
