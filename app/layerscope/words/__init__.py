"""The words people read: for each error in the module named like the error's own.

`messages.words` chooses among those; the others are of kinds, states, steps, sizes and times.
"""
