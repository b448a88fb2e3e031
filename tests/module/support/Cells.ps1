function ConvertTo-CellText {
    # Replaces a text with one that has one letter per terminal cell.
    param([string] $Text)
    # East Asian wide characters and emoji take two cells, combining marks none. Half of a surrogate pair counts as one cell, so after the
    # replacements below each letter is one cell. Sources: Unicode's EastAsianWidth.txt (W and F) and emoji-data.txt (Emoji_Presentation).
    $CombiningText = '[\p{Mn}\p{Me}\u1160-\u11ff]|\uDB40[\uDC00-\uDFFF]'
    $WideText = @(
        '[\u1100-\u115f\u231a\u231b\u2329\u232a\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1\u26aa\u26ab'
        '\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e\u2753-\u2755\u2757\u2795-\u2797'
        '\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]'
    ) -join ''
    # Surrogate pairs that take one cell: all except the emoji planes and the ideographs, but including regional indicators.
    $NarrowPair = '\uD83C[\uDDE6-\uDDFF]|(?![\uD83C-\uD83E\uD840-\uD8BF])[\uD800-\uDBFF][\uDC00-\uDFFF]'
    $Text -creplace $CombiningText -creplace $NarrowPair, 'n' -creplace $WideText, 'ww'
}
