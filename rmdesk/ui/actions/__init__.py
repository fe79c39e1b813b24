"""What the commands of the whole desk do, a mixin for each scope of `commands/`."""
