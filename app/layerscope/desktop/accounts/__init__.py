"""As whom the window asks: the account button, its menu, and the identity behind it."""
