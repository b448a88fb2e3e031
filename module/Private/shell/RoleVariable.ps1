function Write-RoleVariable {
    # Sets each variable of a role, or removes it where the value is null; when one cannot be set, all are as before.
    # Values come as one dictionary: a bound string would be written down by module logging.
    param([System.Collections.IDictionary] $Values)
    $ErrorActionPreference = 'Stop'
    $names = @($script:RoleVariableName; Get-EndpointName $Values)
    $present = Read-RoleVariable $names
    try {
        Write-Variable $names $Values
    } catch {
        Write-Variable $names $present
        throw
    }
}

function Write-Variable {
    # Not by Select-Value: a call for each of these would be half of the time that setting them takes.
    param([string[]] $Name, [System.Collections.IDictionary] $Values)
    $ErrorActionPreference = 'Stop'
    foreach ($one in $Name) {
        if ($null -eq $Values[$one]) {
            [System.Environment]::SetEnvironmentVariable($one, [NullString]::Value)
        } else {
            [System.Environment]::SetEnvironmentVariable($one, $Values[$one])
        }
    }
}

function Select-Value {
    # $null would reach a .NET string parameter as '', which sets an empty variable from PowerShell 7.5 on.
    param([System.Collections.IDictionary] $Values, [string] $Name)
    if ($null -eq $Values[$Name]) { [NullString]::Value } else { $Values[$Name] }
}

function Read-RoleVariable {
    param([string[]] $Name = @($script:RoleVariableName; Get-HeldEndpointName))
    $values = @{}
    foreach ($one in $Name) { $values[$one] = [System.Environment]::GetEnvironmentVariable($one) }
    $values
}

# Where a container's credentials are asked for. The relative address takes precedence over the full one, the token's file over the token.
$script:ContainerVariableName = @(
    'AWS_CONTAINER_CREDENTIALS_FULL_URI', 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', 'AWS_CONTAINER_AUTHORIZATION_TOKEN'
    'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE'
)

# What other tools say of the keys that they set. Prompts (starship, oh-my-posh, powerlevel10k) believe it before anything
# else, so that a label left behind would name the wrong account. Of these only AWSUME_PROFILE is set: starship reads
# it, and nothing but awsume --who asks for it; aws-vault will not run where AWS_VAULT is set.
$script:ToolLabelName = 'AWSUME_PROFILE', 'AWSU_PROFILE', 'AWS_VAULT', 'AWS_SSO_PROFILE'

# What a shell that this one starts is told of the role, next to the variables that it inherits with it. Without it that shell would take
# the role's region for one of its own, and could not tell what Clear-AwsRole is to remove.
$script:InheritedName = 'AWSROLE_STATE'

# The variables that a role is made of. They are set or removed together, so that nothing of an earlier role or of the shell contradicts
# the new one: AWS_PROFILE, an old token (AWS_SECURITY_TOKEN is read before AWS_SESSION_TOKEN), an expiry or account id that belonged to other
# keys. AWSROLE_PROFILE is for prompts and child shells, AWSROLE_ENDPOINTS names the endpoints that are the role's. The container's
# variables are those of Start-AwsRoleServer.
$script:RoleVariableName = @(
    'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_SECURITY_TOKEN', 'AWS_CREDENTIAL_EXPIRATION'
    'AWS_ACCOUNT_ID', 'AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'AWSROLE_PROFILE'
    'AWSROLE_ENDPOINTS'
    $script:InheritedName
    $script:ToolLabelName
    $script:ContainerVariableName
)
