function Read-PromptFact {
    # Who the programs of this shell are, from variables and memory alone: Name, Account, Region, Expiration. Nothing when it
    # holds no keys, no profile and no server of ours. Keys take precedence over AWS_PROFILE, and that over a server, as in the AWS CLI.
    $held, $value = 'AWS_ACCESS_KEY_ID', [System.Environment]::GetEnvironmentVariable('AWS_ACCESS_KEY_ID')
    if (-not $value) { $held, $value = 'AWS_PROFILE', (Read-FirstVariable 'AWS_PROFILE', 'AWS_DEFAULT_PROFILE') }
    if (-not $value) { $held, $value = 'AWS_CONTAINER_CREDENTIALS_FULL_URI', [System.Environment]::GetEnvironmentVariable('AWS_CONTAINER_CREDENTIALS_FULL_URI') }
    if (-not $value) { return }
    $region = [System.Environment]::GetEnvironmentVariable('AWS_REGION')
    if (-not $region) { $region = [System.Environment]::GetEnvironmentVariable('AWS_DEFAULT_REGION') }
    $memory = Get-RoleMemory
    if ($null -ne $memory -and $memory.Set[$held] -ceq $value) { return ConvertTo-PromptFact $memory.Session $region }
    switch ($held) {
        'AWS_ACCESS_KEY_ID' { Read-ForeignFact $memory $region 'keys' }
        'AWS_PROFILE' { @{ Name = $value; Account = $null; Region = $region; Expiration = $null } }
        # A server that no one gave a name is a container's own.
        default { Read-ForeignFact $memory $region '' }
    }
}

function ConvertTo-PromptFact {
    # What Set-AwsRole put here; a role that no profile describes goes by its own name.
    param([psobject] $Session, [string] $Region)
    $name = $Session.Profile
    if (-not $name) { $name = $Session.RoleName }
    if (-not $name) { $name = 'keys' }
    if (-not $Region) { $Region = $Session.Region }
    @{ Name = $name; Account = $Session.AccountId; Region = $Region; Expiration = $Session.Expiration }
}

function Read-ForeignFact {
    # Keys that came from elsewhere: from the shell that started this one, from another tool, or by hand. The tools
    # (aws-vault, awsume, aws-sso-cli) say whose keys they are. After keys were changed by hand our own names are stale.
    # Label: what they are called when no one says; '' for nothing.
    param([System.Collections.IDictionary] $Memory, [string] $Region, [string] $Label)
    foreach ($variable in 'AWSROLE_PROFILE', 'AWS_VAULT', 'AWSUME_PROFILE', 'AWS_SSO_PROFILE') {
        $name = [System.Environment]::GetEnvironmentVariable($variable)
        if ($name -and ($null -eq $Memory -or $name -cne $Memory.Set[$variable])) { $Label = $name; break }
    }
    if (-not $Label) { return }
    $until = Read-FirstVariable 'AWS_CREDENTIAL_EXPIRATION', 'AWS_SESSION_EXPIRATION', 'AWSUME_EXPIRATION'
    @{ Name = $Label; Account = [System.Environment]::GetEnvironmentVariable('AWS_ACCOUNT_ID'); Region = $Region; Expiration = ConvertTo-Moment $until }
}

function Read-FirstVariable {
    # The first of these variables that has a value.
    param([string[]] $Names)
    foreach ($name in $Names) {
        $value = [System.Environment]::GetEnvironmentVariable($name)
        if ($value) { return $value }
    }
}
