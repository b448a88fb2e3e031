function Complete-Service {
    # Completion results for a service of the console: by aws-cli's name for it, or by AWS's ('queue').
    param([string] $Word)
    if ($null -eq $script:ServiceCandidates) { $script:ServiceCandidates = ConvertTo-Candidate (Get-ServiceTable) }
    Select-Completion $Word $script:ServiceCandidates
}

$script:ServiceCandidates = $null
