"""The vectors of each message of the conformance contracts."""
