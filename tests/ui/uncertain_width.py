"""Signs that some terminals paint one cell wide and others two."""

AMBIGUOUS = set("─━│┃┄┈█▉▊▋▌▍▎▏▁▂▃▄▅▆▇▀▐░▒▓■□▲△▶▷▼▽◆◇○◎●★☆·•…“”‘’—×÷→←↑↓①②③°±§")
