function Get-RepositoryPath {
    # A path in the repository.
    param([string] $Path)
    [System.IO.Path]::GetFullPath([System.IO.Path]::Combine($PSScriptRoot, '..', '..', '..', $Path))
}

function Get-BuiltModule {
    # The folder of the module under test: the one that `npm run build` makes, or another that AWSROLE_MODULE names.
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
    # Imports the module under test, or a copy of it in another folder, and no other; with its private functions, for mocks. The aliases
    # that keep a person's away from it are left out, as each import would take 15 ms more: ForeignShell.Tests.ps1 has them.
    param([string] $Folder = (Get-BuiltModule))
    Get-Module -Name 'AwsRole' | Remove-Module
    Import-Module -Name ([System.IO.Path]::Combine($Folder, 'AwsRole.psd1')) -Global
    # The views stay as they are from now on: to read them again is half of an import.
    [runspace]::DefaultRunspace.InitialSessionState.DisableFormatUpdates = $true
    & (Get-Module -Name 'AwsRole') {
        function script:Protect-FunctionName { }
        Initialize-Module
    }
}

function Disable-Question {
    # Until the module is imported anew, nobody is there who would type a code or a yes.
    & (Get-Module -Name 'AwsRole') {
        Initialize-Module
        # Mocks take their parameters from these.
        function script:Read-TokenCode { param([System.Collections.IDictionary] $Question) @{ cancel = $true } }
        function script:Read-Confirmation { param([System.Collections.IDictionary] $Question) @{ cancel = $true } }
    }
}

function Get-RoleVariable {
    # The environment variables of a role that are set now, by name, for comparison.
    $found = @{}
    foreach ($variable in [System.Environment]::GetEnvironmentVariables().GetEnumerator()) {
        if ($variable.Key -match '^AWS(ROLE)?_' -and $variable.Key -notin 'AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE', 'AWS_ENDPOINT_URL_STS', 'AWSROLE_MODULE', 'AWSROLE_PWSH', 'AWSROLE_PESTER', 'AWSROLE_TEST_SIZE', 'AWSROLE_TEST_SEED') {
            $found[$variable.Key] = $variable.Value
        }
    }
    $found
}

function Clear-RoleVariable {
    # Removes them and these others, which a test set itself and Clear-AwsRole does not change.
    param([string[]] $Others = @())
    foreach ($name in @((Get-RoleVariable).Keys) + $Others) { [System.Environment]::SetEnvironmentVariable($name, [NullString]::Value) }
}

function ConvertTo-Comparable {
    # A hashtable as text, sorted by name.
    param([hashtable] $Values)
    @(foreach ($name in $Values.Keys | Sort-Object) { "$name=$($Values[$name])" }) -join "`n"
}
