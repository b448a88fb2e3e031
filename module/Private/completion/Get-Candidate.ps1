function Get-Candidate {
    # What Tab offers of one kind (docs/dialogue.md), for Select-Completion. The engine is asked once, and again when one of the
    # files is another. The first Tab of a fresh shell has 150 ms: whatever is done here for the first time takes 1 to 5 of them.
    [CmdletBinding()]
    param([string] $Kind)
    $stamp = Get-FileStamp
    if ($script:Candidates['stamp'] -cne $stamp) { $script:Candidates = @{ stamp = $stamp } }
    $known = $script:Candidates
    # What is protected, and what was listed of a sign-in, stands in other files.
    if (-not $known.ContainsKey($Kind) -or $Kind -in 'protected', 'sso-accounts', 'sso-roles') {
        $known[$Kind] = New-Candidate (Read-Candidate $Kind $PSCmdlet)
    }
    $known[$Kind]
}

# The lists that were asked for, by kind, and the state of the files then.
$script:Candidates = @{ stamp = '' }

function Read-Candidate {
    # The engine's list, as text. The engine is run like any program: the dialogue takes a fresh shell ten times as long.
    param([string] $Kind, [System.Management.Automation.PSCmdlet] $Cmdlet)
    # A program that ends with an error, or writes one, must not end the completion.
    $ErrorActionPreference = 'Continue'
    $PSNativeCommandUseErrorActionPreference = $false
    $program, $words = Get-EngineCommand $Cmdlet
    $words = @($words; 'completions'; '--kind'; $Kind; Get-TipWord)
    Restore-RunRight $program
    $variables = $ExecutionContext.SessionState.PSVariable
    $lastExitCode = $variables.GetValue('global:LASTEXITCODE')
    try {
        [regex]::Unescape((& $program $words 2> $null))
    } finally {
        $variables.Set('global:LASTEXITCODE', $lastExitCode)
    }
}

function Get-TipWord {
    # What the tips say, where it is not the engine's own English; the engine puts its values in the place of {0}.
    if ((Get-MessageLanguage) -eq 'en-US') { return }
    '--account', (Get-Message 'TipAccount' '{0}'), '--role', (Get-Message 'TipRole' '{0}'), '--mfa', (Get-Message 'TipMfa')
}
