"""Who is asking: profiles, sessions, identities."""
