"""Bytes, whole: a layer on its way to a file.

`download` is the way in: it takes an order (`order`) and leaves a file. `fetching` leads one run of it:
`crew` and `worker` fetch over `store` and `ways`, what they share is on the `board`, `frontier` hashes.
`place`, `journal`, `partfile` and `leftovers` are what lies in the folder. `queue` says which of several run,
`kept` writes them down for the next run, `limit` makes them share a speed. `spans`, `plan`, `ranges`,
`retries`, `gaining`, `naming`, `queue` and `bucket` are rules, and do no input or output.
"""
