"""A file looked for in the layers of an image, or of every image of a repository."""
