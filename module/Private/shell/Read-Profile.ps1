function Read-Profile {
    # All profiles, as AwsRole.Profile.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    $answer = Invoke-Engine 'profiles' @{} (Get-ShellEnvironment) $Cmdlet
    foreach ($warning in $answer.warnings) { Write-WarningLine (ConvertTo-WarningText (ConvertTo-Dictionary $warning)) $Cmdlet }
    ConvertTo-ProfileObject $answer.profiles (Get-CurrentName)
}

function Get-CurrentName {
    # The profile whose role this shell holds, from here or from the shell that started it.
    if (Read-FirstVariable 'AWS_ACCESS_KEY_ID', 'AWS_CONTAINER_CREDENTIALS_FULL_URI') {
        [System.Environment]::GetEnvironmentVariable('AWSROLE_PROFILE')
    }
}

function Select-Profile {
    # The profile of exactly that name, otherwise those that match it as a pattern. A plain name that is not there is an error.
    param([object[]] $Profiles, [string] $Pattern, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $exact = foreach ($item in $Profiles) { if ($item.Name -ceq $Pattern) { $item } }
    if ($exact) { return $exact }
    if (-not (Test-Pattern $Pattern)) { throw (New-OwnErrorRecord 'InvalidParameter' 'ProfilePatternMalformed' $Pattern $Pattern) }
    $found = foreach ($item in $Profiles) { if ($item.Name -like $Pattern) { $item } }
    if ($found -or [System.Management.Automation.WildcardPattern]::ContainsWildcardCharacters($Pattern)) { return $found }
    # The engine says what may be meant, or which file it could not read.
    $null = Invoke-Engine 'resolve' @{ profile = $Pattern } (Get-ShellEnvironment) $Cmdlet
}

function Test-Pattern {
    # Whether -like takes the text without an error: every [ that is not escaped has a ] after at least one letter, and no range
    # goes backwards, or to a [ (.NET's subtraction). An error that is caught would stand in $Error and in -ErrorVariable.
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
