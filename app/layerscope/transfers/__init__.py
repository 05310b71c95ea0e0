"""Bytes, whole: a layer, or an image, on its way to a file.

`engine` downloads: `engine.download` takes a request and leaves a verified file. `export` puts an image
together from such downloads. `disk` is what lies in the folder meanwhile, and the list of transfers for the
next run. `rules` (which transfer runs, what is fetched next and over how many connections, when it is tried
again, what a file is called) do no input or output. Each of them knows only those named after it.
"""
