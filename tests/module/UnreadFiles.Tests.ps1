BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    Import-TestModule
    Use-WarmEngine
    $asking = @(
        { Set-AwsRole devv -ErrorAction Stop }
        { Get-AwsIdentity devv -ErrorAction Stop }
        { Get-AwsProfile devv -ErrorAction Stop }
        { Resolve-AwsProfile devv -ErrorAction Stop }
        { Copy-AwsProfile devv other -ErrorAction Stop }
        { Test-AwsRole devv -ErrorAction Stop }
    )
    function Read-Failure {
        # What each of them says.
        foreach ($script in $asking) { try { $null = & $script 3> $null 6> $null } catch { "$_" } }
    }
}

AfterAll { Exit-Sandbox $sandbox }

Describe 'The reason why a profile is not found is the error,' {
    BeforeEach { Write-AwsFile $sandbox.Folder -Config "[profile dev]`nregion = eu-west-1`n" -Credentials "[dev]`naws_access_key_id = AKIAIOSFODNN7EXAMPLE`naws_secret_access_key = made-up`n" }

    It 'where <Variable> names a file that is not there' -ForEach @(
        @{ Variable = 'AWS_CONFIG_FILE' }, @{ Variable = 'AWS_SHARED_CREDENTIALS_FILE' }
    ) {
        $before = [System.Environment]::GetEnvironmentVariable($Variable)
        [System.Environment]::SetEnvironmentVariable($Variable, "$($sandbox.Folder)/gone")
        try { $failures = @(Read-Failure) } finally { [System.Environment]::SetEnvironmentVariable($Variable, $before) }
        $failures.Count | Should -Be 6
        @($failures -notlike "$Variable specifies */gone, which does not exist. * Correct $Variable, or remove it.") | Should -BeNullOrEmpty
        @($failures -match 'Did you mean') | Should -BeNullOrEmpty
    }

    It 'where the system does not let the file be opened' {
        if (-not (Test-Unix)) { Set-ItResult -Skipped -Because 'it makes a symbolic link' }
        # No right is asked for, so that it holds for root too; EACCES takes the same way.
        $path = $env:AWS_CONFIG_FILE
        $env:AWS_CONFIG_FILE = "$($sandbox.Folder)/loop"
        $null = [System.IO.File]::CreateSymbolicLink($env:AWS_CONFIG_FILE, $env:AWS_CONFIG_FILE)
        try { $failures = @(Read-Failure) } finally { $env:AWS_CONFIG_FILE = $path }
        $failures.Count | Should -Be 6
        @($failures -notmatch 'loop cannot be read \(ELOOP\)\..*Check the file(, its permissions, and its folder| and its permissions), or specify another file') | Should -BeNullOrEmpty
    }
}
