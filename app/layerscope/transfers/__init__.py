"""Bytes, whole: a layer on its way to a file.

`naming` is rules; `connection` opens the stream and `download` makes the file of it, and both block.
"""
