BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    $sts = Start-Sts $sandbox.Folder
    # Terminal sequences for title, link, and clipboard, eight-bit sequences, and characters that reverse or break a line.
    $hostile = "x$([char] 27)]0;t$([char] 7)$([char] 27)]8;;u$([char] 27)\$([char] 27)]52;c;YQ==$([char] 7)$([char] 0x9b)2J$([char] 0x202e)$([char] 0x2028)$([char] 8)y"
    # A backslash in a section name escapes the next character.
    $section = $hostile.Replace('\', '\\')
    $roles = "[profile $section]`nrole_arn = arn:aws:iam::111122223333:role/ReadOnly`nsource_profile = base`nregion = eu-west-1`n" +
        "[profile z$section]`nrole_arn = arn:aws:iam::111122223333:role/$hostile`nmfa_serial = arn:aws:iam::111122223333:mfa/$hostile`nsource_profile = $hostile`nregion = $hostile`n"
    [System.IO.File]::AppendAllText($sts.configFile, "`n$roles")

    # Uses the hostile name with each command, shows all its messages, and shows each object in each of its views. Then the same with a
    # role.
    $script = @'
$PSStyle.OutputRendering = 'PlainText'
. 'SUPPORT'
Use-WarmEngine
$hostile = [regex]::Unescape('HOSTILE')
$shown = @{}
function Show-Object {
    param($Objects)
    # PowerShell's error view takes longer than the command: one error of each kind is shown with it, and all of them as text.
    $errors, $others = @($Objects).Where({ $_ -is [System.Management.Automation.ErrorRecord] -and $shown["$($_.FullyQualifiedErrorId)" -replace ',.*'] }, 'Split')
    foreach ($one in $errors) { "$one"; "$($one.ErrorDetails)" }
    foreach ($one in $others) { if ($one -is [System.Management.Automation.ErrorRecord]) { $shown["$($one.FullyQualifiedErrorId)" -replace ',.*'] = $true } }
    $others | Out-String -Width 400
    $ours = @($others | Where-Object { $_.PSTypeNames[0] -like 'AwsRole.*' })
    if ($ours) { $ours | Format-List | Out-String -Width 400; $ours | Format-Table | Out-String -Width 400 }
}
$global:DebugPreference = 'Continue'
$common = @([System.Management.Automation.Cmdlet]::CommonParameters) + @([System.Management.Automation.Cmdlet]::OptionalCommonParameters)
foreach ($command in Get-Command -Module AwsRole -CommandType Function) {
    foreach ($set in $command.ParameterSets | Select-Object -First 1) {
        $bound = @{ Verbose = $true; ErrorAction = 'Continue' }
        if ($command.Parameters.ContainsKey('WhatIf')) { $bound['WhatIf'] = $true }
        foreach ($parameter in $set.Parameters | Where-Object { $_.Name -notin $common }) {
            if ($parameter.ParameterType -eq [string] -or $parameter.ParameterType -eq [string[]]) {
                $choices = @($parameter.Attributes | Where-Object { $_ -is [System.Management.Automation.ValidateSetAttribute] })
                if ($choices) { if ($parameter.IsMandatory) { $bound[$parameter.Name] = $choices[0].ValidValues[0] } }
                elseif ($parameter.IsMandatory -or $parameter.Name -in 'Profile', 'ProfileName', 'Session', 'StartUrl', 'Service', 'Account', 'Role') { $bound[$parameter.Name] = $hostile }
            } elseif ($parameter.IsMandatory) {
                $bound[$parameter.Name] = if ($parameter.ParameterType -eq [scriptblock]) { { 'block' } } elseif ($parameter.ParameterType -eq [switch]) { $true } else { $hostile }
            }
        }
        [Console]::Out.WriteLine("did $($command.Name)")
        try { $objects = @(& $command @bound *>&1) } catch { $objects = @($_) }
        Show-Object $objects
        if (-not $bound.ContainsKey('WhatIf')) { continue }
        # No user can be asked here: the question is in an error.
        $bound.Remove('WhatIf')
        try { Show-Object @(& $command @bound -Confirm *>&1) } catch { Show-Object $_ }
    }
}
Show-Object (Set-AwsRole $hostile -PassThru)
Show-Object (Get-AwsRole)
$plan = Resolve-AwsProfile $hostile
Show-Object $plan
Show-Object $plan.Hops
Show-Object $plan.Hops[-1].Settings
Get-AwsRolePrompt
Set-AwsRoleOption -Protect '*'
Show-Object (Get-AwsRoleOption)
try { Show-Object @(Set-AwsRole "z$hostile" *>&1) } catch { Show-Object $_ }
Set-AwsRole $hostile -Confirm:$false
Get-AwsRolePrompt
try { Resolve-AwsProfile "z$hostile" } catch { Show-Object $_ }
"title: $($Host.UI.RawUI.WindowTitle)"
'@
    $script = $script.Replace('SUPPORT', "$PSScriptRoot/support.ps1").Replace('HOSTILE', -join ($hostile.ToCharArray() | ForEach-Object { '\u{0:x4}' -f [int] $_ }))
    $text = Invoke-Shell $script
}

AfterAll {
    Stop-Sts $sts
    Exit-Sandbox $sandbox
}

Describe 'A name with terminal control sequences' {
    It 'is shown by every command in every view' {
        $expected = @(foreach ($name in (Import-PowerShellDataFile -Path "$(Get-BuiltModule)/AwsRole.psd1").FunctionsToExport) { "did $name" })
        $expected.Count | Should -BeGreaterThan 30
        $expected | Where-Object { -not $text.Contains($_) } | Should -BeNullOrEmpty
        $text | Should -Match 'x\?\]0;t\?'
        $text | Should -Match '(?m)^title: '
        @([regex]::Matches($text, 'What if: ')).Count | Should -BeGreaterThan 15
        @([regex]::Matches($text, 'requires confirmation')).Count | Should -BeGreaterThan 10
    }

    It 'writes no control character to the screen, and reverses no line' {
        $raw = @(foreach ($line in $text -split '\r?\n') { if ($line -match '[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]') { $line -replace '[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]', '#' } })
        $raw | Should -BeNullOrEmpty
    }
}
