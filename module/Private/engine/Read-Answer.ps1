function Read-Answer {
    # Asks the user the engine's question and returns the answer for the dialogue.
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
    # Asks whether to switch to a protected profile. Only an explicit yes counts; if the user cannot be asked, the answer is no.
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
    # Asks whether to sign in now; Enter means yes. If the user cannot be asked, the engine fails with SsoLoginRequired.
    param([System.Collections.IDictionary] $Question)
    Read-YesOrNo (Get-Message 'SignInNeeded' $Question['session']) (Get-Message 'SignInNow') (Get-Message 'SignInYesHelp') 0
}

function Read-Replacement {
    # Asks whether to replace the session of a profile with that of another user. Only an explicit yes counts.
    param([System.Collections.IDictionary] $Question)
    $title = Get-Message 'LoginReplaces' $Question['profile'], $Question['before']
    Read-YesOrNo $title (ConvertTo-SafeText (Get-Message 'LoginReplace' $Question['now'])) (Get-Message 'LoginReplaceYesHelp') 1
}

function Read-LoginCode {
    # Prompts for the code that the page of a sign-in on another machine shows.
    Read-TypedLine (Get-Message 'LoginCodePrompt')
}

function Read-YesOrNo {
    # Returns the answer yes, or a cancel if the user says no or the host cannot prompt (-NonInteractive).
    param([string] $Title, [string] $Message, [string] $YesHelp, [int] $Default)
    $ErrorActionPreference = 'Stop'
    if (-not (Test-CanPrompt)) { return @{ cancel = $true } }
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
    # Prompts for the secret access key, masked.
    param([System.Collections.IDictionary] $Question)
    Read-TypedLine (Get-Message 'SecretKeyPrompt' (ConvertTo-SafeText $Question['accessKeyId']), (ConvertTo-SafeText $Question['profile'])) -Masked
}

function Read-TypedLine {
    # Prompts for a line of text. Returns a cancel if the user cannot be asked; the engine then says what is missing.
    param([string] $Prompt, [switch] $Masked)
    $ErrorActionPreference = 'Stop'
    if (-not (Test-CanPrompt)) { return @{ cancel = $true } }
    try {
        $Host.UI.Write($Prompt)
        if (-not $Masked) { return @{ answer = $Host.UI.ReadLine() } }
        # Never bound to a parameter: module logging records bound strings.
        return @{ answer = [pscredential]::new('typed', $Host.UI.ReadLineAsSecureString()).GetNetworkCredential().Password }
    } catch {
        # The host cannot prompt (-NonInteractive).
        $Global:Error.RemoveAt(0)
    }
    @{ cancel = $true }
}
