"""What dialogs are made of: the dialog itself, forms and their rows, lists, plain questions."""
