"""The process that reads foreign files and holds no key: how it is started, limited and heard."""
