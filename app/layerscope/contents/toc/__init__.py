"""Tables of contents that others made of a layer: zstd:chunked, eStargz, SOCI."""
