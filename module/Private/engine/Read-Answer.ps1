function Read-Answer {
    # Asks the person what the engine wants to know and returns the answer of the dialogue.
    param([System.Collections.IDictionary] $Question)
    switch ($Question['kind']) {
        'token-code' { Read-TokenCode $Question }
        'protected' { Read-Confirmation $Question }
        'secret-key' { Read-SecretKey $Question }
        default { @{ cancel = $true } }
    }
}

function Read-Confirmation {
    # Asks whether to switch to a protected profile. Only a clear yes is one; where nobody can be asked the answer is no.
    param([System.Collections.IDictionary] $Question)
    $ErrorActionPreference = 'Stop'
    # As for a token code: with its input redirected the console host would end the whole script.
    if ($Host.Name -eq 'ConsoleHost' -and [System.Console]::IsInputRedirected) { return @{ cancel = $true } }
    $choices = [System.Management.Automation.Host.ChoiceDescription[]] @(
        [System.Management.Automation.Host.ChoiceDescription]::new((Get-Message 'ConfirmYes'), (Get-Message 'ConfirmYesHelp'))
        [System.Management.Automation.Host.ChoiceDescription]::new((Get-Message 'ConfirmNo'), (Get-Message 'ConfirmNoHelp'))
    )
    $title = ConvertTo-SafeText (Get-Message 'ConfirmProtected' $Question['profile'], $Question['pattern'])
    try {
        if ($Host.UI.PromptForChoice($title, (Get-Message 'ConfirmTakeRole'), $choices, 1) -eq 0) { return @{ answer = 'yes' } }
    } catch {
        # A host that cannot ask (-NonInteractive): the engine then answers ConfirmationRequired.
        $Global:Error.RemoveAt(0)
    }
    @{ cancel = $true }
}

function Read-SecretKey {
    # Asks for the secret of an access key, masked. Cancels where nobody can be asked.
    param([System.Collections.IDictionary] $Question)
    $ErrorActionPreference = 'Stop'
    # As for a token code: with its input redirected the console host would end the whole script.
    if ($Host.Name -eq 'ConsoleHost' -and [System.Console]::IsInputRedirected) { return @{ cancel = $true } }
    try {
        $Host.UI.Write((Get-Message 'SecretKeyPrompt' (ConvertTo-SafeText $Question['accessKeyId']), (ConvertTo-SafeText $Question['profile'])))
        # Never bound to a parameter: module logging writes bound strings down.
        return @{ answer = [pscredential]::new('key', $Host.UI.ReadLineAsSecureString()).GetNetworkCredential().Password }
    } catch {
        # A host that cannot ask (-NonInteractive): the engine then answers InvalidParameter.
        $Global:Error.RemoveAt(0)
    }
    @{ cancel = $true }
}
