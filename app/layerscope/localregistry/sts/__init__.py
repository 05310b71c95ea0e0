"""STS: who one is, and the temporary credentials of roles and sessions."""
