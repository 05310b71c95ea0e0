"""The image that is chosen, on one page: how to pull it, how it runs, what is attached to it."""
