"""Bytes, whole: a layer on its way to a file.

`naming` and `progress` are rules; `download` opens the connection and the file, and blocks.
"""
