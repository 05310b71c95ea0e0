"""Who is asking: profiles, secrets, sessions, sign-ins, identities.

From the ground up: `model` and `rules` do no I/O; `aws` is what every session of botocore needs; `secrets`
keeps keys, `profiles` reads and writes the files of profiles, `sso` signs in, `sessions` opens what makes
clients. These ask files, the keyring and AWS, and block: they belong in the API pool.
"""
