function Complete-Output {
    # Completion results for the form in which aws-cli 2 prints.
    param([string] $Word)
    if ($null -eq $script:OutputCandidates) {
        $forms = 'json', 'yaml', 'yaml-stream', 'text', 'table', 'off'
        $script:OutputCandidates = New-Candidate (@(foreach ($form in $forms) { $form, $form, $form }) -join "`n")
    }
    Select-Completion $Word $script:OutputCandidates
}

$script:OutputCandidates = $null
