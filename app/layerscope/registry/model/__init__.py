"""Repositories, images, layers and presigned URLs as values, and the commands that ask for them."""
