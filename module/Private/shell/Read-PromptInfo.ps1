function Read-PromptInfo {
    # The identity that programs of this shell use, from variables and memory only: Name, Account, Region, Expiration. Nothing if there are
    # no keys, no profile, and no server of ours. Keys take precedence over AWS_PROFILE, and that over a server, as in the AWS CLI.
    $held, $value = 'AWS_ACCESS_KEY_ID', [System.Environment]::GetEnvironmentVariable('AWS_ACCESS_KEY_ID')
    if (-not $value) { $held, $value = 'AWS_PROFILE', (Read-FirstVariable 'AWS_PROFILE', 'AWS_DEFAULT_PROFILE') }
    if (-not $value) { $held, $value = 'AWS_CONTAINER_CREDENTIALS_FULL_URI', [System.Environment]::GetEnvironmentVariable('AWS_CONTAINER_CREDENTIALS_FULL_URI') }
    if (-not $value) { return }
    $region = [System.Environment]::GetEnvironmentVariable('AWS_REGION')
    if (-not $region) { $region = [System.Environment]::GetEnvironmentVariable('AWS_DEFAULT_REGION') }
    $memory = Get-RoleMemory
    if ($null -ne $memory -and $memory.Set[$held] -ceq $value) { return ConvertTo-PromptInfo $memory.Session $region }
    switch ($held) {
        'AWS_ACCESS_KEY_ID' { Read-ExternalPromptInfo $memory $region 'keys' }
        'AWS_PROFILE' { @{ Name = $value; Account = $null; Region = $region; Expiration = $null } }
        # A server without a name belongs to a container.
        default { Read-ExternalPromptInfo $memory $region '' }
    }
}

function ConvertTo-PromptInfo {
    # The facts of a role that Set-AwsRole set; without a profile, it has the name of the role.
    param([psobject] $Session, [string] $Region)
    $name = $Session.Profile
    if (-not $name) { $name = $Session.RoleName }
    if (-not $name) { $name = 'keys' }
    if (-not $Region) { $Region = $Session.Region }
    @{ Name = $name; Account = $Session.AccountId; Region = $Region; Expiration = $Session.Expiration }
}

function Read-ExternalPromptInfo {
    # The facts of credentials from elsewhere: the parent shell, another tool, or the user. Other tools (aws-vault, awsume, aws-sso-cli)
    # name their profile in a variable. Our own names are stale if the user has changed the keys. Label: the default name; '' for no fact at
    # all.
    param([System.Collections.IDictionary] $Memory, [string] $Region, [string] $Label)
    foreach ($variable in 'AWSROLE_PROFILE', 'AWS_VAULT', 'AWSUME_PROFILE', 'AWS_SSO_PROFILE') {
        $name = [System.Environment]::GetEnvironmentVariable($variable)
        if ($name -and ($null -eq $Memory -or $name -cne $Memory.Set[$variable])) { $Label = $name; break }
    }
    if (-not $Label) { return }
    $until = Read-FirstVariable 'AWS_CREDENTIAL_EXPIRATION', 'AWS_SESSION_EXPIRATION', 'AWSUME_EXPIRATION'
    @{ Name = $Label; Account = [System.Environment]::GetEnvironmentVariable('AWS_ACCOUNT_ID'); Region = $Region; Expiration = ConvertFrom-ExpirationText $until }
}

function Read-FirstVariable {
    # The value of the first of these variables that is set.
    param([string[]] $Names)
    foreach ($name in $Names) {
        $value = [System.Environment]::GetEnvironmentVariable($name)
        if ($value) { return $value }
    }
}
