"""How whoever asks reaches registries: sessions, threads, diagnoses; the same for window and commands."""
