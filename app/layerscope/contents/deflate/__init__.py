"""Deflate streams entered in their middle: block boundaries found and proved, and how to read on from one."""
