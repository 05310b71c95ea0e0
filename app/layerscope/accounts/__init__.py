"""Who is asking: profiles, secrets, sessions, sign-ins, identities.

Rules and I/O stand in different files; which are rules, the contract "accounts' rules do no input or output"
in pyproject.toml says. The others ask files, the keyring and AWS, and block: they belong in the API pool.
"""
