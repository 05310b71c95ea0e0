"""Who is asking: profiles, sessions, identities.

`profiles` is rules; `shared_files`, `sessions` and `identity` ask the AWS files and AWS itself, through
botocore, and block: they belong in the API pool.
"""
