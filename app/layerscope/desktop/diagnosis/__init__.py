"""The diagnosis in the window: what is asked, its steps as they come in, and what they show."""
