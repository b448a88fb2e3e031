function New-EngineErrorRecord {
    # The only place that creates an ErrorRecord for an error of the dialogue: code, message, hint, target, file, line. The hint is part of
    # the message, since not every error view shows RecommendedAction. Exception.Data also contains these facts.
    param([System.Collections.IDictionary] $Fault)
    $sentence = Add-FileLocation $Fault['message'] $Fault
    # A Japanese sentence may end with a value instead of a full stop, which would run into the hint. No space follows the full stop.
    $stop = [string] [char] 0x3002
    $isJapanese = "$($Fault['hint'])".EndsWith($stop, 'Ordinal')
    $gap = if ($sentence.EndsWith($stop, 'Ordinal')) { '' } elseif ($isJapanese -and -not $sentence.EndsWith('.', 'Ordinal')) { $stop } else { ' ' }
    $message = "$sentence$gap$($Fault['hint'])"
    $exception = [System.Management.Automation.RuntimeException]::new((ConvertTo-SafeText $message))
    foreach ($fact in 'code', 'hint', 'target', 'file', 'line') { $exception.Data[$fact] = $Fault[$fact] }
    $target = $null
    if ($Fault['target']) { $target = ConvertTo-SafeText $Fault['target'] }
    [System.Management.Automation.ErrorRecord]::new($exception, $Fault['code'], (Get-ErrorCategory $Fault['code']), $target)
}

function Get-ErrorCategory {
    param([string] $Code)
    $categories = @{
        ProfileNotFound      = 'ObjectNotFound'
        ConfigSyntax         = 'ParserError'
        FileNotTrusted       = 'SecurityError'
        ProfileIncomplete    = 'InvalidData'
        ProfileCycle         = 'InvalidData'
        SourceConflict       = 'InvalidData'
        InvalidParameter     = 'InvalidArgument'
        CredentialsNotFound  = 'AuthenticationError'
        SourceFailed         = 'InvalidResult'
        MfaRequired          = 'AuthenticationError'
        MfaRejected          = 'AuthenticationError'
        ConfirmationRequired = 'OperationStopped'
        AccessDenied         = 'PermissionDenied'
        CredentialsExpired   = 'AuthenticationError'
        SsoLoginRequired     = 'AuthenticationError'
        StsRejected          = 'InvalidOperation'
        StsThrottled         = 'ConnectionError'
        StsUnavailable       = 'ConnectionError'
        NetworkUnreachable   = 'ConnectionError'
        WriteFailed          = 'WriteError'
        TerminalRequired     = 'InvalidOperation'
        RoleInUse            = 'ResourceBusy'
        ProfileAmbiguous     = 'InvalidArgument'
        BrowserMissing       = 'NotInstalled'
        ServerRunning        = 'ResourceExists'
        NothingPushed        = 'InvalidOperation'
        EngineMissing        = 'NotInstalled'
        EngineMismatch       = 'NotInstalled'
        BadRequest           = 'ProtocolError'
        Defect               = 'NotSpecified'
    }
    if ($categories.ContainsKey($Code)) { $categories[$Code] } else { 'NotSpecified' }
}
