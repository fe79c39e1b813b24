"""The folder that installs without a network: how it is built, what its scripts answer."""
