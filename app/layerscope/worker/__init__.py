"""Bytes in processes of their own: what moves, hashes or reads them shares no interpreter with the window.

The window's side: `workers` starts processes at the first need and gives each piece of work one, `process`
is one of them, `makers` are the two ways to have work done, in a process or here. The process's side:
`serving` reads what it is to do and runs it in threads, held to what it may write by `fence`; `work` has a
module for each kind of work. Between them: `messages`, spelled by `coding`, in `frames`.

A process knows no credentials: it asks for a URL and is given one.
"""
