function Complete-Output {
    # Completion results for the form in which aws-cli 2 prints.
    param([string] $Word)
    if ($null -eq $script:OutputCandidates) {
        $script:OutputCandidates = ConvertTo-NameCandidate 'json', 'yaml', 'yaml-stream', 'text', 'table', 'off'
    }
    Select-Completion $Word $script:OutputCandidates
}

$script:OutputCandidates = $null
