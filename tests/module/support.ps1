# Shared by all tests of the module. A test file begins with: BeforeAll { . "$PSScriptRoot/support.ps1" }
$ErrorActionPreference = 'Stop'

# The tests match English texts on every machine: here, and in the shells that they start.
[cultureinfo]::CurrentUICulture = 'en-US'
foreach ($name in 'LC_ALL', 'LC_MESSAGES', 'LANG', 'LANGUAGE') {
    if ([System.Environment]::GetEnvironmentVariable($name) -match '^ja') { [System.Environment]::SetEnvironmentVariable($name, 'en_US.UTF-8') }
}

foreach ($file in [System.IO.Directory]::GetFiles([System.IO.Path]::Combine($PSScriptRoot, 'support'), '*.ps1')) { . $file }
