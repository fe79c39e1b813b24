"""What several parts of the screens say, in words: of codes, values, records. Pure, no Textual.

What one view, dialog or package alone says lies beside it, in a `words` of its own.
"""
