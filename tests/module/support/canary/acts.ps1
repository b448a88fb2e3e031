function Get-CanaryAct {
    # The acts of the hunt: Name (of the cmdlet), Text (the command that a user types), Before (preparation, which is not observed),
    # Outcome, Code (of the error that it must end with here), Free (its outcome is not checked), and Output (on success it returns a secret
    # on purpose). Full: every cmdlet with every outcome, and for every kind of profile half of the commands, in turns. Otherwise: commands
    # that read or create a secret with the outcome right, and half of the others with the outcome that was rarest so far.
    param([switch] $Full)
    $outcomes = 'right', 'refused', 'broken file', 'broken engine', 'interrupted'
    $turn = 0
    $counts = @{}
    foreach ($one in Get-CanaryCommand) {
        $possible = @($outcomes | Where-Object { $_ -notin $one['Never'] })
        $chosen = if ($Full) { $possible } elseif ($one['Secret']) { 'right' } elseif ($turn++ % 2) { Select-Rarest $possible $counts }
        foreach ($outcome in $chosen) { $counts[$outcome]++; New-CanaryAct $one $outcome }
    }
    if (-not $Full) { return }
    foreach ($kind in Get-CanaryProfile) {
        $turn++
        foreach ($text in 'Set-AwsRole {0} -PassThru', 'Set-AwsRole {0} -NoCache', 'Set-AwsRole {0} -WhatIf', 'Get-AwsIdentity {0}', 'Resolve-AwsProfile {0}', 'Invoke-AwsRole {0} {{ 1 }}',
            'Export-AwsRole Json {0}', 'Test-AwsRole {0}', 'Push-AwsRole {0}', 'Start-AwsRoleServer {0}', 'Open-AwsConsole {0} -PassThru', 'awsp {0}') {
            if ($turn++ % 2) { continue }
            $act = @{ Name = "$text"; Text = $text -f $kind.Profile; Output = $text -match 'Export|Open-'; Before = $kind.Before; Free = $true }
            foreach ($outcome in 'right', 'refused', 'interrupted') { New-CanaryAct $act $outcome }
        }
    }
    foreach ($text in 'Remove-AwsProfile base -WhatIf', 'Rename-AwsProfile base other -WhatIf', 'Copy-AwsProfile base other -WhatIf', 'Set-AwsProfile base -Region eu-west-1 -WhatIf',
        'Set-AwsAccessKey base AKIAIOSFODNN7EXAMPLE -SecretAccessKey $secretKey -WhatIf', 'Update-AwsAccessKey base -WhatIf',
        'Set-AwsAccessKey base AKIAIOSFODNN7EXAMPLE -SecretAccessKey $secretKey -Secure', 'Invoke-AwsRole base, readonly { 1 } -ThrottleLimit 2', 'Set-AwsRole -AsProfile readonly',
        'Set-AwsRole dev -TokenCode $wrongCode -Confirm:$false', 'Update-AwsRole -TokenCode $wrongCode', 'Set-AwsRole -RoleArn arn:aws:iam::111122223333:role/ReadOnly -SourceProfile base') {
        foreach ($outcome in 'right', 'refused', 'broken engine', 'interrupted') { New-CanaryAct @{ Name = $text; Text = $text; Free = $true; Before = 'Set-AwsRole readonly' } $outcome }
    }
}

function Select-Rarest {
    # The first of the names with the lowest count.
    param([string[]] $Names, [hashtable] $Counts)
    $least = [System.Linq.Enumerable]::Min([int[]] @($Names | ForEach-Object { $Counts[$_] }))
    @($Names | Where-Object { [int] $Counts[$_] -eq $least })[0]
}

function New-CanaryAct {
    # Completes a command to an act with this outcome.
    param([hashtable] $Command, [string] $Outcome)
    $act = @{ Output = $false; Before = ''; Free = $false; Code = '' } + @{}
    foreach ($name in $Command.Keys) { $act[$name] = $Command[$name] }
    if ($act['SignIn'] -and $Outcome -notin 'broken engine', 'interrupted') { $act.Before = $act.SignIn }
    # A code works only once.
    if ($Outcome -ne 'right') { $act.Text = $act.Text.Replace('$freshCode', '$wrongCode') }
    $act.Outcome = $Outcome
    $act.Title = "$($act.Text) ($Outcome)"
    $act.Output = [bool] $Command['Output']
    $act
}

function Get-CanaryProfile {
    # A profile for each kind of credential source.
    @{ Profile = 'base'; Before = '' }
    @{ Profile = 'readonly'; Before = '' }
    @{ Profile = 'dev'; Before = '' }
    @{ Profile = 'audit'; Before = '' }
    @{ Profile = 'admin'; Before = '' }
    @{ Profile = 'process'; Before = '' }
    @{ Profile = 'bad-process'; Before = '' }
    @{ Profile = 'mfa-process'; Before = '' }
    @{ Profile = 'container'; Before = '' }
    @{ Profile = 'environment'; Before = '' }
    @{ Profile = 'sso'; Before = 'Connect-AwsSso -Session example' }
    @{ Profile = 'work'; Before = 'Connect-AwsLogin work -Region ap-northeast-1' }
    @{ Profile = 'nobody'; Before = '' }
}

function Get-CanaryCommand {
    # Every cmdlet as a user would type it. Output: its objects contain a secret on purpose. Secret: it reads or creates one. Never:
    # outcomes that cannot happen. Code: the error that it must fail with here, without a user. SignIn: preparation that requires a working
    # engine.
    $still = 'refused', 'broken file'
    $pure = 'refused', 'broken file', 'broken engine', 'interrupted'
    @{ Name = 'Set-AwsRole'; Text = 'Set-AwsRole dev -TokenCode $freshCode -PassThru'; Secret = $true }
    @{ Name = 'Update-AwsRole'; Text = 'Update-AwsRole -PassThru'; Before = 'Set-AwsRole readonly'; Never = @('broken file') }
    @{ Name = 'Get-AwsRole'; Text = 'Get-AwsRole; Get-AwsRole -All'; Before = 'Set-AwsRole readonly'; Never = $still }
    @{ Name = 'Get-AwsRolePrompt'; Text = 'Get-AwsRolePrompt'; Before = 'Set-AwsRole readonly'; Never = $pure }
    @{ Name = 'Get-AwsIdentity'; Text = 'Get-AwsIdentity base' }
    @{ Name = 'Push-AwsRole'; Text = 'Push-AwsRole readonly -PassThru'; Before = 'Set-AwsRole base' }
    @{ Name = 'Pop-AwsRole'; Text = 'Pop-AwsRole'; Before = 'Set-AwsRole base; Push-AwsRole readonly'; Never = $pure }
    @{ Name = 'Invoke-AwsRole'; Text = 'Invoke-AwsRole readonly { Get-AwsRole }' }
    @{ Name = 'Switch-AwsRole'; Text = 'awsp readonly -PassThru' }
    @{ Name = 'Export-AwsRole'; Text = 'Export-AwsRole Json readonly'; Output = $true; Secret = $true }
    @{ Name = 'Open-AwsConsole'; Text = 'Open-AwsConsole readonly -PassThru'; Output = $true; Secret = $true }
    @{ Name = 'Start-AwsRoleServer'; Text = 'Start-AwsRoleServer readonly -PassThru'; Secret = $true }
    @{ Name = 'Get-AwsRoleServer'; Text = 'Get-AwsRoleServer'; Before = 'Start-AwsRoleServer readonly'; Never = $pure }
    @{ Name = 'Stop-AwsRoleServer'; Text = 'Stop-AwsRoleServer'; Before = 'Start-AwsRoleServer readonly'; Never = $pure }
    @{ Name = 'Test-AwsRole'; Text = '''readonly'', ''base'' | Test-AwsRole'; Never = @('refused') }
    @{ Name = 'Test-AwsConfig'; Text = 'Test-AwsConfig'; Never = @('refused', 'broken file') }
    @{ Name = 'Clear-AwsRole'; Text = 'Clear-AwsRole -Cached'; Before = 'Set-AwsRole readonly'; Never = $still }
    @{ Name = 'Connect-AwsSso'; Text = 'Connect-AwsSso -Session example -UseDeviceCode -PassThru'; Secret = $true }
    @{ Name = 'Get-AwsSsoRole'; Text = 'Get-AwsSsoRole -Session example -Refresh'; SignIn = 'Connect-AwsSso -Session example' }
    @{ Name = 'Sync-AwsSsoProfile'; Text = 'Sync-AwsSsoProfile example -PassThru'; SignIn = 'Connect-AwsSso -Session example' }
    @{ Name = 'Disconnect-AwsSso'; Text = 'Disconnect-AwsSso -Session example'; SignIn = 'Connect-AwsSso -Session example'; Never = @('refused') }
    @{ Name = 'Connect-AwsLogin'; Text = 'Connect-AwsLogin work -Region ap-northeast-1 -PassThru'; Secret = $true }
    @{ Name = 'Disconnect-AwsLogin'; Text = 'Disconnect-AwsLogin work'; SignIn = 'Connect-AwsLogin work -Region ap-northeast-1'; Never = $still }
    @{ Name = 'Get-AwsProfile'; Text = 'Get-AwsProfile'; Never = @('refused') }
    @{ Name = 'Resolve-AwsProfile'; Text = 'Resolve-AwsProfile dev'; Never = @('refused') }
    @{ Name = 'New-AwsProfile'; Text = 'New-AwsProfile fresh -RoleArn arn:aws:iam::111122223333:role/ReadOnly -SourceProfile base -PassThru'; Never = @('refused') }
    @{ Name = 'Set-AwsProfile'; Text = 'Set-AwsProfile made -Region eu-west-1 -PassThru'; Never = @('refused') }
    @{ Name = 'Set-AwsAccessKey'; Text = 'Set-AwsAccessKey spare AKIAIOSFODNN7EXAMPLE -SecretAccessKey $secretKey -PassThru'; Never = @('refused'); Secret = $true }
    @{ Name = 'Copy-AwsProfile'; Text = 'Copy-AwsProfile base copied -PassThru'; Never = @('refused') }
    @{ Name = 'Rename-AwsProfile'; Text = 'Rename-AwsProfile named renamed -PassThru'; Never = @('refused') }
    @{ Name = 'Remove-AwsProfile'; Text = 'Remove-AwsProfile gone'; Never = @('refused') }
    @{ Name = 'Get-AwsRoleOption'; Text = 'Get-AwsRoleOption'; Never = $still }
    @{ Name = 'Set-AwsRoleOption'; Text = "Set-AwsRoleOption -Protect 'nothing-*'"; Never = $still }
    @{ Name = 'Register-AwsCompleter'; Text = 'Register-AwsCompleter'; Never = $pure }
    @{ Name = 'Register-AwsRoleProcess'; Text = 'Register-AwsRoleProcess readonly -WhatIf'; Never = @('refused') }
    @{ Name = 'Get-AWSAvailableProfiles'; Text = 'Get-AWSAvailableProfiles'; Never = @('refused') }
    @{ Name = 'Set-AWSCurrentProfile'; Text = 'Set-AWSCurrentProfile readonly'; Never = @('refused') }
    @{ Name = 'Get-AWSCurrentProfile'; Text = 'Get-AWSCurrentProfile'; Never = $pure }
    @{ Name = 'Switch-AWSProfile'; Text = 'Switch-AWSProfile'; Code = 'TerminalRequired'; Never = $pure }
    # Last, since it replaces the access key of the world.
    @{ Name = 'Update-AwsAccessKey'; Text = 'Update-AwsAccessKey base -Confirm:$false -PassThru'; Secret = $true }
}
