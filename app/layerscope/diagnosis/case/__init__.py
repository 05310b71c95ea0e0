"""A question with the facts on it, and what several rules read from both."""
