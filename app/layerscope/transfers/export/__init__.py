"""A whole image as a file or folder that other programs take: an OCI image layout, or a docker archive.

`exporting` is the way in: it takes a request and leaves a file or a folder. `blob_collector` downloads each
blob, several small ones at once by `prefetcher`; `workfolder` is where it grows, `archiving` streams it into
a tar. `rules` say what it consists of.
"""
