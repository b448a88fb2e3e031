function Read-Answer {
    # Asks the user what the engine wants to know and returns the answer of the dialogue.
    param([System.Collections.IDictionary] $Question)
    switch ($Question['kind']) {
        'token-code' { Read-TokenCode $Question }
        'protected' { Read-Confirmation $Question }
        'secret-key' { Read-SecretKey $Question }
        'sign-in' { Read-SignIn $Question }
        'login-code' { Read-LoginCode }
        'replace-login' { Read-Replacement $Question }
        default { @{ cancel = $true } }
    }
}

function Read-Confirmation {
    # Asks whether to switch to a protected profile. Only a clear yes counts; if no one can be asked, the answer is no.
    param([System.Collections.IDictionary] $Question)
    $title, $text = if ($Question['others']) {
        Get-Message 'ConfirmProtectedMany' ((@($Question['profile']) + @($Question['others'])) -join (Get-Message 'ListSeparator'))
        Get-Message 'ConfirmTakeRoles'
    } else {
        Get-Message 'ConfirmProtected' $Question['profile'], $Question['pattern']
        Get-Message 'ConfirmTakeRole'
    }
    Read-YesOrNo $title $text (Get-Message 'ConfirmYesHelp') 1
}

function Read-SignIn {
    # Asks whether to sign in now; Enter is a yes. Where no one can be asked the engine then answers SsoLoginRequired.
    param([System.Collections.IDictionary] $Question)
    Read-YesOrNo (Get-Message 'SignInNeeded' $Question['session']) (Get-Message 'SignInNow') (Get-Message 'SignInYesHelp') 0
}

function Read-Replacement {
    # Asks whether a profile gets the session of another user. Only a clear yes is one.
    param([System.Collections.IDictionary] $Question)
    $title = Get-Message 'LoginReplaces' $Question['profile'], $Question['before']
    Read-YesOrNo $title (ConvertTo-SafeText (Get-Message 'LoginReplace' $Question['now'])) (Get-Message 'LoginReplaceYesHelp') 1
}

function Read-LoginCode {
    # Asks for the code that the page of a sign-in on another machine shows.
    Read-TypedLine (Get-Message 'LoginCodePrompt')
}

function Read-YesOrNo {
    # The answer yes, if the user gives it. Cancels for a no, and in a host that cannot ask (-NonInteractive).
    param([string] $Title, [string] $Message, [string] $YesHelp, [int] $Default)
    $ErrorActionPreference = 'Stop'
    if (-not (Test-Answerable)) { return @{ cancel = $true } }
    $choices = [System.Management.Automation.Host.ChoiceDescription[]] @(
        [System.Management.Automation.Host.ChoiceDescription]::new((Get-Message 'ConfirmYes'), $YesHelp)
        [System.Management.Automation.Host.ChoiceDescription]::new((Get-Message 'ConfirmNo'), (Get-Message 'ConfirmNoHelp'))
    )
    try {
        if ($Host.UI.PromptForChoice((ConvertTo-SafeText $Title), $Message, $choices, $Default) -eq 0) { return @{ answer = 'yes' } }
    } catch {
        $Global:Error.RemoveAt(0)
    }
    @{ cancel = $true }
}

function Read-SecretKey {
    # Asks for the secret of an access key, masked.
    param([System.Collections.IDictionary] $Question)
    Read-TypedLine (Get-Message 'SecretKeyPrompt' (ConvertTo-SafeText $Question['accessKeyId']), (ConvertTo-SafeText $Question['profile'])) -Masked
}

function Read-TypedLine {
    # What the user types after these words. Cancels where no one can be asked: the engine then says what is missing.
    param([string] $Prompt, [switch] $Masked)
    $ErrorActionPreference = 'Stop'
    if (-not (Test-Answerable)) { return @{ cancel = $true } }
    try {
        $Host.UI.Write($Prompt)
        if (-not $Masked) { return @{ answer = $Host.UI.ReadLine() } }
        # Never bound to a parameter: module logging writes bound strings down.
        return @{ answer = [pscredential]::new('typed', $Host.UI.ReadLineAsSecureString()).GetNetworkCredential().Password }
    } catch {
        # A host that cannot ask (-NonInteractive).
        $Global:Error.RemoveAt(0)
    }
    @{ cancel = $true }
}
