# What the module's tests share. A test file begins with: BeforeAll { . "$PSScriptRoot/support.ps1" }
$ErrorActionPreference = 'Stop'
foreach ($file in [System.IO.Directory]::GetFiles([System.IO.Path]::Combine($PSScriptRoot, 'support'), '*.ps1')) { . $file }
