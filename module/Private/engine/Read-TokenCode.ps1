function Read-TokenCode {
    # Asks the user for the code of an MFA device and returns the answer of the dialogue. Cancels where no one can be
    # asked, and after three entries that are not six digits.
    param([System.Collections.IDictionary] $Question)
    $ErrorActionPreference = 'Stop'
    if (-not (Test-Answerable)) { return @{ cancel = $true } }
    try {
        if ($Question['refused']) { $Host.UI.WriteLine((ConvertTo-SafeText $Question['refused'])) }
        foreach ($attempt in 1..3) {
            $Host.UI.Write((Get-TokenCodePrompt $Question))
            # Masked, and never bound to a parameter: module logging writes bound strings down.
            $answer = @{ answer = [pscredential]::new('code', $Host.UI.ReadLineAsSecureString()).GetNetworkCredential().Password }
            if (Test-TokenCode $answer) { return $answer }
            $Host.UI.WriteLine((Get-Message 'TokenCodeSixDigits'))
        }
    } catch {
        # A host that cannot ask (-NonInteractive): the engine then answers MfaRequired.
        $Global:Error.RemoveAt(0)
    }
    @{ cancel = $true }
}

function Get-TokenCodePrompt {
    param([System.Collections.IDictionary] $Question)
    $device = ConvertTo-SafeText $Question['serialNumber']
    if (-not $Question['profile']) { return Get-Message 'TokenCodePrompt' $device }
    Get-Message 'TokenCodePromptFor' (ConvertTo-SafeText $Question['profile']), $device
}

function Test-TokenCode {
    # Six digits; apps show them in two groups, so spaces do not matter. Takes a dictionary for the same reason.
    param([System.Collections.IDictionary] $Answer)
    ($Answer['answer'] -replace '\s') -match '\A[0-9]{6}\z'
}
