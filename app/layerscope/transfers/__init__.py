"""Bytes, whole: a layer on its way to a file.

`download` is the way in: it takes an order (`order`) and leaves a file. `fetching` leads one run of it:
`crew` and `worker` fetch over `store` and `ways`, what they share is on the `board`, `frontier` hashes.
`place`, `journal` and `partfile` are what lies in the folder. `spans`, `plan`, `ranges`, `retries`,
`gaining` and `naming` are rules, and do no input or output.
"""
