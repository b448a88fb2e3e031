function Read-TokenCode {
    # Prompts for the code of an MFA device and returns the answer for the dialogue. Returns a cancel if the user cannot be asked, or after
    # three entries that are not six digits.
    param([System.Collections.IDictionary] $Question)
    if ($Question['refused'] -and (Test-CanPrompt)) { $Host.UI.WriteLine((ConvertTo-SafeText $Question['refused'])) }
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
    # Tests for six digits. Spaces are ignored, because apps show the digits in two groups, and full-width digits are allowed, because a
    # Japanese input method types them. Takes a dictionary, since module logging records bound strings.
    param([System.Collections.IDictionary] $Answer)
    ($Answer['answer'] -replace '\s') -match '\A[0-9\uFF10-\uFF19]{6}\z'
}
