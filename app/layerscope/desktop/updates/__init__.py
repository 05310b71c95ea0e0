"""The update notice: off unless chosen, it tells of a newer release and leads to its page."""
