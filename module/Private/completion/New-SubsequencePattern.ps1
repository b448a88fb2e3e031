function New-SubsequencePattern {
    # A pattern for text that contains the letters of the word in this order, case-sensitive. [^x]*x matches in only one way, so no name can
    # make the regex backtrack.
    param([string] $Word)
    $parts = foreach ($letter in $Word.ToCharArray()) { '[^\u{0:x4}]*\u{0:x4}' -f [int] $letter }
    [regex]::new((($parts -join '') -replace '\A.*?\*'), 'CultureInvariant')
}
