function Assert-TokenCode {
    # Ends the cmdlet when a token code was given that is not six digits: such a code would only cost a call.
    param([System.Collections.IDictionary] $Parameters, [System.Management.Automation.PSCmdlet] $Cmdlet)
    if (-not $Parameters.Contains('tokenCode') -or (Test-TokenCode @{ answer = $Parameters['tokenCode'] })) { return }
    $Cmdlet.ThrowTerminatingError((New-EngineErrorRecord @{
        code    = 'MfaRejected'
        message = 'The token code is not six digits.'
        hint    = 'Type the six digits that your MFA device shows now.'
        target  = $Parameters['serialNumber']
    }))
}
