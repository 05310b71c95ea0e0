"""Demo data: a registry on this machine in the account's place, with a way back."""
