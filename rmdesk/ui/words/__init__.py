"""What the screens say, in words: of codes, values and records. Pure functions, no Textual."""
