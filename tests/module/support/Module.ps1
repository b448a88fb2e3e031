function Get-RepositoryPath {
    # A path in the repository.
    param([string] $Path)
    [System.IO.Path]::GetFullPath([System.IO.Path]::Combine($PSScriptRoot, '..', '..', '..', $Path))
}

function Get-BuiltModule {
    # The folder of the module under test: the result of `npm run build`, or the one in AWSROLE_MODULE.
    $named = [System.Environment]::GetEnvironmentVariable('AWSROLE_MODULE')
    if ($named) { return $named }
    Get-RepositoryPath 'dist/AwsRole'
}

function Get-PackageFile {
    # A file or folder of a NuGet package that `npm test` downloaded for the tests.
    param([string] $Name, [string] $Path)
    $packages = @([System.IO.Directory]::GetDirectories((Get-RepositoryPath 'dist/.cache/nuget'), "$Name-*"))
    if (-not $packages) { throw "The package $Name is not here: npm test fetches it." }
    [System.IO.Path]::Combine($packages[-1], $Path)
}

function Import-TestModule {
    # Imports only the module under test, or a copy of it in another folder, with its private functions, for mocks. Without the aliases that
    # protect it from the user's aliases, as each import would take 15 ms longer: ForeignShell.Tests.ps1 tests them.
    param([string] $Folder = (Get-BuiltModule))
    Get-Module -Name 'AwsRole' | Remove-Module
    Import-Module -Name ([System.IO.Path]::Combine($Folder, 'AwsRole.psd1')) -Global
    # The views are not read again from now on: that is half of an import.
    [runspace]::DefaultRunspace.InitialSessionState.DisableFormatUpdates = $true
    & (Get-Module -Name 'AwsRole') {
        function script:Protect-FunctionName { }
        Initialize-Module
    }
}

function Disable-Question {
    # Cancels all questions for codes and confirmations until the module is imported again.
    & (Get-Module -Name 'AwsRole') {
        Initialize-Module
        # With parameters, because mocks copy them.
        function script:Read-TokenCode { param([System.Collections.IDictionary] $Question) @{ cancel = $true } }
        function script:Read-Confirmation { param([System.Collections.IDictionary] $Question) @{ cancel = $true } }
    }
}

function Get-RoleVariable {
    # The role's environment variables that are set now, by name, for comparison.
    $found = @{}
    foreach ($variable in [System.Environment]::GetEnvironmentVariables().GetEnumerator()) {
        if ($variable.Key -match '^AWS(ROLE)?_' -and $variable.Key -notin 'AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE', 'AWS_ENDPOINT_URL_STS', 'AWSROLE_MODULE', 'AWSROLE_PWSH', 'AWSROLE_PESTER', 'AWSROLE_TEST_SIZE', 'AWSROLE_TEST_SEED') {
            $found[$variable.Key] = $variable.Value
        }
    }
    $found
}

function Clear-RoleVariable {
    # Removes the role's variables, and these others, which a test has set and Clear-AwsRole does not change.
    param([string[]] $Others = @())
    foreach ($name in @((Get-RoleVariable).Keys) + $Others) { [System.Environment]::SetEnvironmentVariable($name, [NullString]::Value) }
}

function ConvertTo-Comparable {
    # A hashtable as text, sorted by name.
    param([hashtable] $Values)
    @(foreach ($name in $Values.Keys | Sort-Object) { "$name=$($Values[$name])" }) -join "`n"
}
