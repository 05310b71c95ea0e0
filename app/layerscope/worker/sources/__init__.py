"""The ways to a layer's bytes: over HTTP by a presigned URL, or from a file of this computer."""
