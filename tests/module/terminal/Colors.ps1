Describe 'Output with colors' {
    BeforeAll {
        $sandbox = Enter-Sandbox
        $broken = "[profile lost]`nrole_arn = arn:aws:iam::111122223333:role/A`nsource_profile = nobody`n[profile odd]`nregion = eu-west-1`nregoin = x`n"
        Write-AwsFile $sandbox.Folder -Config "$broken[profile prod]`nregion = eu-west-1`n[profile dev]`nregion = eu-west-1`n" -Credentials "[dev]`naws_access_key_id = AKIADEVEXAMPLE000000`naws_secret_access_key = made-up`n"
        $env:AWSROLE_SETTINGS_FILE = "$($sandbox.Folder)/settings.ini"
        [System.IO.File]::WriteAllText($env:AWSROLE_SETTINGS_FILE, "protect[] = prod`n")
        $escape = [string] [char] 27
        $terminal = Use-Terminal $shell -Width 120 -Height 120
        # Each separately: in one pipeline PowerShell shows all kinds but the first as lists.
        $show = 'Get-AwsRolePrompt; $findings, $profiles, $plan | ForEach-Object { $_ | Out-Host }; Set-AwsProfile odd -Region eu-west-2 -WhatIf'
        # The remaining minutes of keys in the shell; with a role, its own time would be shown.
        $left = 'foreach ($minutes in 30.5, 20.5, 9.5, -1) { $env:AWS_CREDENTIAL_EXPIRATION = [datetime]::UtcNow.AddMinutes($minutes).ToString("o"); Get-AwsRole | Out-Host }'
        $null = Invoke-Line $terminal "function show { $show }; function left { $left }; Set-AwsRole dev 6> `$null; `$findings, `$profiles, `$plan = @(Test-AwsConfig), @(Get-AwsProfile prod, dev), (Resolve-AwsProfile dev)"
        $seen = @{}
        foreach ($command in 'show', 'left') {
            $seen['a terminal'] += Invoke-Line $terminal $command -Colored
            $seen['NO_COLOR'] += Invoke-Line $terminal "`$env:NO_COLOR = '1'; $command; `$env:NO_COLOR = `$null" -Colored
            $seen['plain text'] += Invoke-Line $terminal "`$PSStyle.OutputRendering = 'PlainText'; $command; `$PSStyle.OutputRendering = 'Host'" -Colored
            if ($command -eq 'show') { $null = Invoke-Line $terminal 'Clear-AwsRole 6> $null; $env:AWS_ACCESS_KEY_ID = "ASIAX"' }
        }
        $screen = $seen['a terminal']
        $null = Invoke-Line $terminal '$env:AWS_ACCESS_KEY_ID = $env:AWS_CREDENTIAL_EXPIRATION = $null'
        $count = [int] [regex]::Match((Invoke-Line $terminal '"count: $($findings.Count), severity: $($findings[0].Severity)"'), '(?m)^count: ([1-9]\d*), severity: Error$').Groups[1].Value
    }

    AfterAll { Exit-Sandbox $sandbox }

    It 'has findings with a colored severity, one per line, below their file' {
        $screen | Should -Match "File: \S*config"
        $screen | Should -Match ([regex]::Escape("   3 $escape[31mError"))
        $screen | Should -Match ([regex]::Escape("$escape[33mWarning"))
        @([regex]::Matches($screen, 'File: \S*config')).Count | Should -Be 1 -Because $screen
    }

    It 'marks the current profile, and shows the protected one in red' {
        $screen | Should -Match ([regex]::Escape("$escape[31mprod"))
        $screen | Should -Match ([regex]::Escape("* $escape[32mdev"))
    }

    It 'has the role in the prompt in its color' {
        $screen | Should -Match ([regex]::Escape("$escape[36mdev eu-west-1"))
    }

    It 'has a bar for the rest of the last hour, in yellow below ten minutes and in red after the expiration' {
        $screen | Should -Match ([regex]::Escape("$escape[42m    $escape[100m      $escape[") + '[\d;]*m 20 min')
        $lines = @($screen -split "`n" | Where-Object { $_ -match 'Variables' })
        $lines.Count | Should -Be 4 -Because $screen
        $colors = foreach ($text in '30 min', '9 min', 'over') { [regex]::Match($screen, "(?:$escape\[([0-9;]*)m)?$text").Groups[1].Value }
        $colors | Should -Be '', '33', '31'
    }

    It 'has removed lines in red and added lines in green' {
        $screen | Should -Match ([regex]::Escape($escape) + '\[(31|91)m\S*config:5 - region = eu-west-1')
        $screen | Should -Match ([regex]::Escape($escape) + '\[(32|92)m\S*config:5 \+ region = eu-west-2')
    }

    It 'has the values of a plan in bold, and their files and lines in faint' {
        $screen | Should -Match ([regex]::Escape("$escape[1mprofile dev, region eu-west-1$escape[0m") + '|' + [regex]::Escape("$escape[1mprofile dev, region eu-west-1$escape[0;2m"))
        $screen | Should -Match ([regex]::Escape($escape) + '\[[\d;]*2m +credentials:2')
    }

    It 'has no colors with NO_COLOR, or if plain text is set' {
        foreach ($case in 'NO_COLOR', 'plain text') {
            foreach ($word in 'Error', 'config:5 -', 'prod +None', 'profile dev,', '(?m)^dev eu-west-1', '20 min', 'over') { $seen[$case] | Should -Match $word -Because $case }
            $seen[$case] | Should -Not -MatchExactly ([regex]::Escape($escape) + '\[(3|4|9|10)[1-7]m *(Error|Warning|prod|dev|\S*config|\d+ min|over)') -Because $case
            $seen[$case] | Should -Not -Match ([regex]::Escape($escape) + '\[(42|2|1)m *(profile dev|credentials:| )') -Because $case
        }
    }

    It 'has one line per finding in 40, 80, and 200 columns' {
        $null = Invoke-Line $terminal "foreach (`$width in 40, 80, 200) { [IO.File]::WriteAllText('$($sandbox.Folder)/' + `$width, (`$findings | Out-String -Width `$width)) }"
        foreach ($width in 40, 80, 200) {
            $lines = @([System.IO.File]::ReadAllText("$($sandbox.Folder)/$width") -split "\r?\n" | ForEach-Object { $_ -replace "$escape\[[\d;]*m" })
            @($lines | Where-Object { $_.Length -gt $width }) | Should -BeNullOrEmpty
            $shown = @($lines | Where-Object { $_.Trim() -and $_ -notmatch '\A +File: ' })
            $shown.Count | Should -Be $count
            @($shown | Where-Object { $_ -notmatch '\A +\d* +(Error|Warning|Information) +\S' }) | Should -BeNullOrEmpty
            @($shown | Where-Object { $_ -match '\(\w+\) *\z' }).Count -eq $count | Should -Be ($width -eq 200)
        }
    }
}
