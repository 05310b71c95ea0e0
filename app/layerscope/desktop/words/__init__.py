"""The window's language, and the forms that widgets take; the words themselves are the room `words`."""
