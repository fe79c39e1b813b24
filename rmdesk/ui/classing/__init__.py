"""How clients are moved in the grids by hand, in dialogs.

Each is a coroutine that takes the `Host`.
"""
