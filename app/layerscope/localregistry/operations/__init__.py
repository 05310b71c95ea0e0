"""The operations of ECR that the local registry serves, each a function from a call to its answer."""
