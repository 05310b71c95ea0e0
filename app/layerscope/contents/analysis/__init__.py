"""What stands out in an image: wasted space, large files, permissions, packages, what was left behind."""
