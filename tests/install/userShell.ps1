# A shell that a test types into: each line that it reads is a command, as JSON text; it answers each by a line of JSON.
$ErrorActionPreference = 'Continue'
while ($null -ne ($line = [Console]::In.ReadLine())) {
    $answer = @{ said = ''; error = ''; message = '' }
    try {
        $answer.said = @(. ([scriptblock]::Create(($line | ConvertFrom-Json))) 3>$null 6>$null | Out-String -Width 300 -Stream) -join "`n"
    } catch {
        $answer.error, $answer.message = $_.FullyQualifiedErrorId, "$_"
    }
    [Console]::Out.WriteLine("answer: $($answer | ConvertTo-Json -Compress)")
}
