function Write-RoleVariable {
    # Sets each variable of a role, or removes it if its value is null. If one fails, restores all of them. Values is one dictionary,
    # because module logging would record bound strings.
    param([System.Collections.IDictionary] $Values)
    $ErrorActionPreference = 'Stop'
    $names = @($script:RoleVariableName; Get-EndpointName $Values)
    $present = Read-Variable $names
    try {
        Write-Variable $names $Values
    } catch {
        Write-Variable $names $present
        throw
    }
}

function Read-RoleVariable {
    Read-Variable @($script:RoleVariableName; Get-RoleEndpointName)
}

# The variables for container credentials. The relative URI takes precedence over the full one, and the token file over the token.
$script:ContainerVariableName = @(
    'AWS_CONTAINER_CREDENTIALS_FULL_URI', 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', 'AWS_CONTAINER_AUTHORIZATION_TOKEN'
    'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE'
)

# Variables in which other tools name the profile of the credentials. Prompts (starship, oh-my-posh, powerlevel10k) prefer them to anything
# else, so a stale label would name the wrong account. Only AWSUME_PROFILE is set here: starship reads it, and nothing but awsume --who uses
# it. aws-vault refuses to run if AWS_VAULT is set.
$script:ToolLabelName = 'AWSUME_PROFILE', 'AWSU_PROFILE', 'AWS_VAULT', 'AWS_SSO_PROFILE'

# Describes the role to child shells, next to the variables that they inherit. Without it, a child shell would treat the role's region as
# its own, and Clear-AwsRole there would not know what to remove.
$script:InheritedName = 'AWSROLE_STATE'

# The variables of a role. They are set or removed together, so that nothing from an earlier role or the shell contradicts the new one:
# AWS_PROFILE, an old token (AWS_SECURITY_TOKEN is read before AWS_SESSION_TOKEN), or the expiration or account ID of other keys.
# AWSROLE_PROFILE is for prompts and child shells, AWSROLE_ENDPOINTS lists the role's endpoints, and the container variables are for
# Start-AwsRoleServer.
$script:RoleVariableName = @(
    'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_SECURITY_TOKEN', 'AWS_CREDENTIAL_EXPIRATION'
    'AWS_ACCOUNT_ID', 'AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'AWSROLE_PROFILE'
    'AWSROLE_ENDPOINTS'
    $script:InheritedName
    $script:ToolLabelName
    $script:ContainerVariableName
)
