"""A whole image as a file or folder that other programs take: an OCI image layout, or a docker archive.

`exporting` is the way in: it takes an order (`order`) and leaves a file or a folder. `gathering` brings each
blob by the engine of single layers, `ahead` several small ones at once; `workfolder` is where it grows,
`archiving` streams it into a tar.
`parts`, `layout`, `entries` and `naming` are rules, and do no input or output.
"""
