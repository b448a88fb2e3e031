BeforeDiscovery {
    . "$PSScriptRoot/support.ps1"
    $examples = @(foreach ($help in Read-CommandHelp) {
            foreach ($example in $help.Examples) { @{ Command = $help.Name; Code = $example.Code; Text = $example.Text } }
        })
    $commands = @(foreach ($help in Read-CommandHelp) { @{ Command = $help.Name; Help = $help } })
}

BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    $sts = Start-Sts $sandbox.Folder -With 'federation,iam,sso'
    $env:AWSROLE_FEDERATION_URL = $sts.federationUrl
    Import-TestModule
    $confirm = $Global:ConfirmPreference
    $Global:ConfirmPreference = 'None'

    # The names that the examples use, in the sample world: dev and its like need no code there.
    $role = "region = ap-northeast-1`nendpoint_url = $($sts.url)`nrole_arn = $($sts.roles.readOnly)`nsource_profile = base`n"
    $sample = [System.IO.File]::ReadAllText($sts.configFile) -replace '\[profile dev\]', '[profile dev-mfa]' -replace 'source_profile = dev\b', 'source_profile = dev-mfa'
    $config = $sample + (@(foreach ($name in 'dev', 'prod', 'team-a', 'team-b') { "`n[profile $name]`n$role" }) -join '') + "`n[profile broken]`nrole_arn = $($sts.roles.readOnly)`n"
    $credentials = [System.IO.File]::ReadAllText($sts.credentialsFile)

    # What an example needs before it, where a role in the shell is not enough.
    $preparations = @{
        'Pop-AwsRole -InformationAction SilentlyContinue' = { Push-AwsRole prod }
        'awsp -'                                          = { Set-AwsRole prod }
    }
    # What fails here by its nature: there is no person.
    $refusals = @{ 'awsp' = 'TerminalRequired' }

    # Other people's programs that examples start.
    foreach ($name in 'aws', 'terraform', 'docker', 'Set-Clipboard') { Set-Item -Path "function:global:$name" -Value { } }

    function Invoke-Example {
        # Runs an example as a person would, and returns the id of the error that it ends with, if any.
        param([string] $Code)
        $script = [scriptblock]::Create(($Code -replace 'arn:aws:iam::123456789012:role/\w+', $sts.roles.readOnly))
        try { $said = @(& $script 3> $null 4> $null 6> $null 2>&1) } catch { return $_.FullyQualifiedErrorId }
        foreach ($item in $said) { if ($item -is [System.Management.Automation.ErrorRecord]) { return $item.FullyQualifiedErrorId } }
    }
}

AfterAll {
    $Global:ConfirmPreference = $confirm
    foreach ($name in 'aws', 'terraform', 'docker', 'Set-Clipboard') { Remove-Item -Path "function:global:$name" }
    Stop-Sts $sts
    Exit-Sandbox $sandbox
}

Describe 'The help of <Command>' -ForEach $commands {
    It 'has a synopsis of one line and a description' {
        $Help.Synopsis | Should -Not -BeNullOrEmpty
        $Help.Synopsis | Should -Not -Match '\n'
        $Help.Description | Should -Not -BeNullOrEmpty
    }

    It 'has at least three examples, each with a word on it' {
        $Help.Examples.Count | Should -BeGreaterOrEqual 3
        foreach ($example in $Help.Examples) { $example.Text | Should -Match '\w+.*\.$' -Because $example.Code }
    }

    It 'has links, and each command among them is there' {
        $Help.Links.Count | Should -BeGreaterThan 0
        foreach ($link in $Help.Links) {
            if ($link -notmatch '^https://') { Get-Command -Name $link -Module 'AwsRole' | Should -Not -BeNullOrEmpty -Because $link }
        }
    }

    It 'says what goes in and what comes out' {
        $Help.Inputs | Should -Not -BeNullOrEmpty
        $Help.Outputs | Should -Not -BeNullOrEmpty
    }
}

Describe 'The example' {
    BeforeEach {
        $variables = [System.Environment]::GetEnvironmentVariables()
        $folder = New-TestFolder
        Set-TestHome $folder
        [System.IO.File]::WriteAllText($sts.configFile, $config)
        [System.IO.File]::WriteAllText($sts.credentialsFile, $credentials)
        [System.IO.File]::WriteAllText([System.IO.Path]::Combine($folder, 'broken'), "region = a line before any section`n")
        [System.IO.File]::WriteAllText([System.IO.Path]::Combine($folder, 'broken.ini'), "[protect]`nprod = yes`n")
        Push-Location -Path $folder
        Mock -ModuleName 'AwsRole' -CommandName 'Start-Browser' -MockWith { $true }
        Mock -ModuleName 'AwsRole' -CommandName 'Test-Terminal' -MockWith { $false }
        Mock -ModuleName 'AwsRole' -CommandName 'Read-TokenCode' -MockWith { @{ cancel = $true } }
        Set-AwsRole dev -InformationAction Ignore
    }

    AfterEach {
        Clear-AwsRole -InformationAction Ignore -Confirm:$false
        Pop-Location
        Remove-TestFolder $folder
        foreach ($name in @([System.Environment]::GetEnvironmentVariables().Keys)) {
            if (-not $variables.Contains($name)) { [System.Environment]::SetEnvironmentVariable($name, [NullString]::Value) }
        }
        foreach ($name in $variables.Keys) { [System.Environment]::SetEnvironmentVariable($name, $variables[$name]) }
    }

    It '<Command>: <Code> does what the help says' -ForEach $examples {
        $Code | Should -Match "\b$Command\b|\bawsp\b"
        if ($preparations.ContainsKey($Code)) { & $preparations[$Code] 6> $null }
        # An example that ends the shell needs one of its own.
        if ($Code -match '\bexit\b') { return Invoke-Shell $Code | Should -BeNullOrEmpty }
        $id = Invoke-Example $Code
        if ($refusals.ContainsKey($Code)) { return $id | Should -BeLike "$($refusals[$Code])*" }
        if ($Text -match '^Fails with (\w+)') { return $id | Should -BeLike "$($Matches[1])*" }
        if ($Text -match '^Fails when') { return $id | Should -Not -BeNullOrEmpty }
        $id | Should -BeNullOrEmpty
    }
}
