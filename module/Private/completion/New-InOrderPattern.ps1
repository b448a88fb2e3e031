function New-InOrderPattern {
    # A pattern for text that has the letters of the word, case and all, in this order. [^x]*x matches in one way only: no name,
    # however it is made, sends the matcher back and forth.
    param([string] $Word)
    $parts = foreach ($letter in $Word.ToCharArray()) { '[^\u{0:x4}]*\u{0:x4}' -f [int] $letter }
    [regex]::new((($parts -join '') -replace '\A.*?\*'), 'CultureInvariant')
}
