"""What stands out in an image: wasted space, large files, packages, permissions, and what was left behind."""
