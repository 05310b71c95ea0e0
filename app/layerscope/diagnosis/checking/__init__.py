"""What an image or a repository is made of, and which of it cannot be had."""
