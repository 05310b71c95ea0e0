"""Downloads a layer: `download` is the way in, `fetching` leads one run of it.

A `worker_pool` of `worker`s fetches over `store` and `connections`; what they share is in `state`, and
`streaming_hash` follows what arrives. `limit` and `sharing` are common to all downloads.
"""
