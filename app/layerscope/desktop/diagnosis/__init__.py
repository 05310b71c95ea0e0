"""The diagnosis in the window: what is asked, its stages as they come in, and what they show."""
