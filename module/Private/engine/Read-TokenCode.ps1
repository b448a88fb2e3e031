function Read-TokenCode {
    # Asks the user for the code of an MFA device and returns the answer of the dialogue. Cancels where no one can be
    # asked, and after three entries that are not six digits.
    param([System.Collections.IDictionary] $Question)
    if ($Question['refused'] -and (Test-Answerable)) { $Host.UI.WriteLine((ConvertTo-SafeText $Question['refused'])) }
    foreach ($attempt in 1..3) {
        $answer = Read-TypedLine (Get-TokenCodePrompt $Question) -Masked
        if ($answer['cancel'] -or (Test-TokenCode $answer)) { return $answer }
        $Host.UI.WriteLine((Get-Message 'TokenCodeSixDigits'))
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
    # Six digits; apps show them in two groups, so spaces do not matter. Takes a dictionary, since module logging writes bound strings down.
    param([System.Collections.IDictionary] $Answer)
    ($Answer['answer'] -replace '\s') -match '\A[0-9]{6}\z'
}
