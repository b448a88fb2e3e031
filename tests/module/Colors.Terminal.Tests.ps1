BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    $broken = "[profile lost]`nrole_arn = arn:aws:iam::111122223333:role/A`nsource_profile = nobody`n[profile odd]`nregion = eu-west-1`nregoin = x`n"
    Write-AwsFile $sandbox.Folder -Config "$broken[profile prod]`nregion = eu-west-1`n[profile dev]`nregion = eu-west-1`n" -Credentials "[dev]`naws_access_key_id = AKIADEVEXAMPLE000000`naws_secret_access_key = made-up`n"
    $env:AWSROLE_SETTINGS_FILE = "$($sandbox.Folder)/settings.ini"
    [System.IO.File]::WriteAllText($env:AWSROLE_SETTINGS_FILE, "protect[] = prod`n")
    $escape = [string] [char] 27
    $terminal = Start-Terminal -Width 120 -Height 40
    $null = Invoke-Line $terminal '$env:NO_COLOR = $null; $PSStyle.OutputRendering = "Host"'

    function Read-Colored {
        param([string] $Command, [string] $Until)
        Invoke-Line $terminal $Command "$Until[\s\S]*(?<=\n)ready> ?$" -Colored
    }
}

AfterAll {
    Stop-Terminal $terminal
    Exit-Sandbox $sandbox
}

Describe 'What people look at' {
    BeforeAll {
        # What is left of the keys in the shell, so many minutes.
        $left = '$env:AWS_ACCESS_KEY_ID = "ASIAX"; $env:AWS_CREDENTIAL_EXPIRATION = [datetime]::UtcNow.AddMinutes({0}).ToString("o"); Get-AwsRole'

        function Read-TimeColor {
            # The colours, as numbers of ANSI's, in which Get-AwsRole shows these times left.
            param([hashtable[]] $Times)
            $screen = Read-Colored (@(foreach ($time in $Times) { $left -f $time.Minutes }) -join '; ') "Variables +$($Times[-1].Shown)"
            $lines = @($screen -split "`n" | Where-Object { $_ -match 'Variables' })
            foreach ($number in 0..($Times.Count - 1)) { [regex]::Match($lines[$number], "(?:$escape\[([0-9;]*)m)?$($Times[$number].Shown)").Groups[1].Value }
        }
    }

    It 'colours the severity of findings, a line each, below the file that they are in' {
        $screen = Read-Colored 'Test-AwsConfig' 'SourceMissing'
        $screen | Should -Match "File: \S*config"
        $screen | Should -Match ([regex]::Escape("   3 $escape[31mError"))
        $screen | Should -Match ([regex]::Escape("$escape[33mWarning"))
        @([regex]::Matches($screen, 'File: \S*config')).Count | Should -Be 1 -Because $screen
    }

    It 'marks the current profile and shows the protected one in red' {
        $screen = Read-Colored 'Set-AwsRole dev 6> $null; Get-AwsProfile prod, dev' 'prod'
        $screen | Should -Match ([regex]::Escape("$escape[31mprod"))
        $screen | Should -Match ([regex]::Escape("* $escape[32mdev"))
    }

    It 'shows the role of the prompt in its colour' {
        $screen = Read-Colored 'Set-AwsRole dev 6> $null; Get-AwsRolePrompt' 'dev eu-west-1'
        $screen | Should -Match ([regex]::Escape("$escape[36mdev eu-west-1"))
    }

    It 'shows in a bar how much of the last hour is left' {
        $screen = Read-Colored ($left -f 20.5) '20 min'
        $screen | Should -Match ([regex]::Escape("$escape[42m    $escape[100m      $escape[") + '[\d;]*m 20 min')
    }

    It 'shows the time left in yellow under ten minutes and in red when it is over, and in no colour with NO_COLOR' {
        $times = @{ Minutes = 30.5; Shown = '30 min' }, @{ Minutes = 9.5; Shown = '9 min' }, @{ Minutes = -1; Shown = 'over' }
        Read-TimeColor $times | Should -Be '', '33', '31'
        $null = Invoke-Line $terminal '$env:NO_COLOR = "1"'
        Read-TimeColor @{ Minutes = 5.5; Shown = '5 min' } | Should -BeExactly ''
        $null = Invoke-Line $terminal '$env:NO_COLOR = $null'
    }

    It 'shows lines that go in red and lines that come in green' {
        $screen = Read-Colored 'Set-AwsProfile odd -Region eu-west-2 -WhatIf' 'eu-west-2'
        $screen | Should -Match ([regex]::Escape($escape) + '\[(31|91)m\S*config:5 - region = eu-west-1')
        $screen | Should -Match ([regex]::Escape($escape) + '\[(32|92)m\S*config:5 \+ region = eu-west-2')
    }

    It 'shows the plan with what is meant in bold, and where it stands in faint' {
        $screen = Read-Colored 'Resolve-AwsProfile dev' 'credentials:2'
        $screen | Should -Match ([regex]::Escape("$escape[1mprofile dev, region eu-west-1$escape[0m") + '|' + [regex]::Escape("$escape[1mprofile dev, region eu-west-1$escape[0;2m"))
        $screen | Should -Match ([regex]::Escape($escape) + '\[[\d;]*2m +credentials:2')
    }

    It 'has no colour where <What>' -ForEach @(
        @{ What = 'NO_COLOR is set'; Set = '$env:NO_COLOR = ''1''' }
        @{ What = 'plain text is wanted'; Set = '$env:NO_COLOR = $null; $PSStyle.OutputRendering = ''PlainText''' }
    ) {
        $null = Invoke-Line $terminal "$Set; Set-AwsRole dev 6> `$null"
        # Each by itself: of several kinds in one pipeline PowerShell shows all but the first as lists.
        $commands = 'Test-AwsConfig', 'Set-AwsProfile odd -Region eu-west-2 -WhatIf', 'Get-AwsProfile prod', 'Resolve-AwsProfile dev', 'Get-AwsRolePrompt', ($left -f 20.5)
        $screen = Read-Colored (@($commands | ForEach-Object { "$_ | Out-Host" }) -join '; ') '20 min'
        foreach ($word in 'Error', 'config:5 -', 'prod +None', 'profile dev,', '(?m)^dev eu-west-1') { $screen | Should -Match $word }
        $screen | Should -Not -MatchExactly ([regex]::Escape($escape) + '\[(3|4|9|10)[1-7]m *(Error|Warning|prod|dev|\S*config|20 min)')
        $screen | Should -Not -Match ([regex]::Escape($escape) + '\[(42|2|1)m *(profile dev|credentials:| )')
    }
}

Describe 'Findings' {
    BeforeAll {
        $null = Invoke-Line $terminal "`$findings = @(Test-AwsConfig); foreach (`$width in 40, 80, 200) { [IO.File]::WriteAllText('$($sandbox.Folder)/' + `$width, (`$findings | Out-String -Width `$width)) }"
        $screen = Invoke-Line $terminal '"severity: $($findings[0].Severity), count: $($findings.Count)"'
        $count = [int] [regex]::Match($screen, '(?m)^severity: \w+, count: (\d+)').Groups[1].Value
    }

    It 'are objects as before' { $screen | Should -MatchExactly '(?m)^severity: Error, count: [1-9]' }

    It 'take one line each in <Width> columns' -ForEach @(@{ Width = 40 }, @{ Width = 80 }, @{ Width = 200 }) {
        $lines = @([System.IO.File]::ReadAllText("$($sandbox.Folder)/$Width") -split "\r?\n" | ForEach-Object { $_ -replace "$escape\[[\d;]*m" })
        @($lines | Where-Object { $_.Length -gt $Width }) | Should -BeNullOrEmpty
        $shown = @($lines | Where-Object { $_.Trim() -and $_ -notmatch '\A +File: ' })
        $shown.Count | Should -Be $count
        @($shown | Where-Object { $_ -notmatch '\A +\d* +(Error|Warning|Information) +\S' }) | Should -BeNullOrEmpty
        @($shown | Where-Object { $_ -match '\(\w+\) *\z' }).Count -eq $count | Should -Be ($Width -eq 200)
    }
}
