function Read-Profile {
    # Gets all profiles as AwsRole.Profile.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    $answer = Invoke-Engine 'profiles' @{} (Get-ShellEnvironment) $Cmdlet
    foreach ($warning in $answer.warnings) { Write-WarningLine (ConvertTo-WarningText (ConvertTo-Dictionary $warning)) $Cmdlet }
    ConvertTo-ProfileObject $answer.profiles (Get-CurrentName)
}

function Get-CurrentName {
    # The profile of the current role, set here or in the parent shell.
    if (Read-FirstVariable 'AWS_ACCESS_KEY_ID', 'AWS_CONTAINER_CREDENTIALS_FULL_URI') {
        [System.Environment]::GetEnvironmentVariable('AWSROLE_PROFILE')
    }
}

function Select-Profile {
    # The profile of exactly this name, otherwise the profiles that match it as a pattern. A plain name that does not exist is an error.
    param([object[]] $Profiles, [string] $Pattern, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $exact = foreach ($item in $Profiles) { if ($item.Name -ceq $Pattern) { $item } }
    if ($exact) { return $exact }
    if (-not (Test-Pattern $Pattern)) { throw (New-OwnErrorRecord 'InvalidParameter' 'ProfilePatternMalformed' $Pattern $Pattern) }
    $found = foreach ($item in $Profiles) { if ($item.Name -like $Pattern) { $item } }
    if ($found -or [System.Management.Automation.WildcardPattern]::ContainsWildcardCharacters($Pattern)) { return $found }
    # The engine's error suggests a name, or reports the file that it could not read.
    $null = Invoke-Engine 'resolve' @{ profile = $Pattern } (Get-ShellEnvironment) $Cmdlet
}

function Test-Pattern {
    # Tests whether -like accepts the pattern: every unescaped [ has a ] after at least one character, and no range is reversed or ends with
    # [ (subtraction in .NET). Catching the error of -like would leave it in $Error and -ErrorVariable.
    param([string] $Pattern)
    $whole = [regex]::Match($Pattern, '(?s)\A(?:`.|`\z|[^`\[]|\[(?<set>(?:`.|[^`])(?:`.|[^`\]])*)\])*\z')
    if (-not $whole.Success) { return $false }
    foreach ($set in $whole.Groups['set'].Captures) {
        foreach ($part in [regex]::Matches($set.Value, '(?s)(?:`(?<from>.)|(?<from>[^`]))-(?:`(?<to>.)|(?<to>[^`]))|`?.')) {
            $from, $to = $part.Groups['from'].Value, $part.Groups['to'].Value
            if ($to -and ($to -eq '[' -or [char] $from -gt [char] $to)) { return $false }
        }
    }
    $true
}
