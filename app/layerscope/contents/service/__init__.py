"""What is asked about the contents of images, and answered: the same in the window's worker and in a command.

`requests` and `replies` are values that cross between processes; `rows` packs what may be tens of thousands.
"""
