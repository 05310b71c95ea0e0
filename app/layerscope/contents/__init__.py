"""What is inside layers: their files, the file system they make together, and what stands out in it.

Everything here comes from other people's bytes. What was not understood is said to be that: a listing that
ended early says where, a table of contents is a claim until the layer itself was read.

`model` has the values, `tar`, `deflate`, `toc`, `tree`, `packages` and `analysis` the rules, which do no
input or output. `reading` reads a layer once from its first byte to its last, `onefile` a single file by the
least bytes, `finding` finds the cheapest way to a listing, `store` keeps listings, `saving` writes files to a
disk.
`service` is what a window or a command asks.
"""
