function Assert-TokenCode {
    # Ends the cmdlet when a token code was given that is not six digits: such a code would only cost a call.
    param([System.Collections.IDictionary] $Parameters, [System.Management.Automation.PSCmdlet] $Cmdlet)
    if (-not $Parameters.Contains('tokenCode') -or (Test-TokenCode @{ answer = $Parameters['tokenCode'] })) { return }
    throw (New-OwnErrorRecord 'MfaRejected' 'TokenCodeMalformed' -Target $Parameters['serialNumber'])
}
