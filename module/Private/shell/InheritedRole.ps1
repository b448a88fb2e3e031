function ConvertTo-InheritedText {
    # Encodes the role for child shells: NAME=set,before for each variable that the role changed, NAME=* for secrets. Earlier values that
    # belong to credentials are left out: without their secrets, which must not appear here, a child shell could not restore them.
    param([System.Collections.IDictionary] $Set, [System.Collections.IDictionary] $Before, [psobject] $Session)
    $parts = @(foreach ($name in @($script:RoleVariableName; Get-EndpointName $Set)) {
            if ($name -eq $script:InheritedName -or $Set[$name] -ceq $Before[$name]) { continue }
            if ($name -in $script:SecretNames) { "$name=*"; continue }
            $kept = if ($name -notin $script:KeyNames -and $Before[$name]) { ',' + [uri]::EscapeDataString($Before[$name]) }
            $value = if ($Set[$name]) { [uri]::EscapeDataString($Set[$name]) }
            "$name=$value$kept"
        })
    if ($Session.RoleArn) { $parts += 'roleArn=' + [uri]::EscapeDataString($Session.RoleArn) }
    elseif ($Session.RoleName) { $parts += 'roleName=' + [uri]::EscapeDataString($Session.RoleName) }
    $parts -join '&'
}

$script:SecretNames = 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_SECURITY_TOKEN', 'AWS_CONTAINER_AUTHORIZATION_TOKEN'
$script:KeyNames = 'AWS_ACCESS_KEY_ID', 'AWS_CREDENTIAL_EXPIRATION', 'AWS_ACCOUNT_ID', 'AWSROLE_PROFILE', 'AWSUME_PROFILE', 'AWSU_PROFILE', 'AWS_VAULT', 'AWS_SSO_PROFILE'

function Read-InheritedRole {
    # The memory of a role that the parent shell has, or null.
    $text = [System.Environment]::GetEnvironmentVariable($script:InheritedName)
    if (-not $text) { return }
    $told = @{}
    foreach ($part in $text.Split('&')) {
        $name, $value = $part.Split([char[]] '=', 2)
        $told[$name] = $value
    }
    $set, $before = @{}, @{}
    foreach ($name in @($script:RoleVariableName; Get-EndpointName $told)) {
        if (-not $told.ContainsKey($name)) { $set[$name] = $before[$name] = [System.Environment]::GetEnvironmentVariable($name); continue }
        $values = @(foreach ($value in "$($told[$name])".Split(',')) { if ($value) { [uri]::UnescapeDataString($value) } else { $null } })
        $set[$name] = $values[0]
        $before[$name] = if ($values.Count -gt 1) { $values[1] }
    }
    $set[$script:InheritedName], $before[$script:InheritedName] = $text, $null
    Copy-InheritedSecret $told $set
    New-InheritedMemory $set $before $told
}

function Copy-InheritedSecret {
    # Reads the secrets from the environment, as long as they belong to the role's own access key. A long-term key has no token, so a token
    # next to it belongs to the role.
    param([System.Collections.IDictionary] $Told, [System.Collections.IDictionary] $Set)
    $key = [System.Environment]::GetEnvironmentVariable('AWS_ACCESS_KEY_ID')
    foreach ($name in $script:SecretNames) {
        if (-not $Told.ContainsKey($name)) { continue }
        $isOurs = $key -ceq $Set['AWS_ACCESS_KEY_ID'] -or ($name -eq 'AWS_SESSION_TOKEN' -and "$key".StartsWith('AKIA'))
        $Set[$name] = if ($isOurs) { [System.Environment]::GetEnvironmentVariable($name) }
    }
}

function New-InheritedMemory {
    param([System.Collections.IDictionary] $Set, [System.Collections.IDictionary] $Before, [System.Collections.IDictionary] $Told)
    $name = if ($Set['AWSROLE_PROFILE']) { $Set['AWSROLE_PROFILE'] } else { $Set['AWS_PROFILE'] }
    $arn = if ($Told['roleArn']) { [uri]::UnescapeDataString($Told['roleArn']) }
    $session = [pscustomobject] @{
        PSTypeName = 'AwsRole.Session'
        Profile    = $name
        RoleArn    = $arn
        RoleName   = if ($arn) { $arn -replace '\A.*/' } elseif ($Told['roleName']) { [uri]::UnescapeDataString($Told['roleName']) }
        AccountId  = $Set['AWS_ACCOUNT_ID']
        Region     = $Set['AWS_REGION']
        Expiration = ConvertFrom-ExpirationText $Set['AWS_CREDENTIAL_EXPIRATION']
        Source     = $null
    }
    # Without a profile, this shell does not know which credentials the role was assumed with.
    $request = if ($Set['AWS_ACCESS_KEY_ID'] -and $name) { @{ Parameters = @{ profile = $name }; Origin = @{} } }
    @{ Before = $Before; Set = $Set; Session = $session; Request = $request; Server = $null; Renewal = $null; Pushed = $null; IsInherited = $true }
}
