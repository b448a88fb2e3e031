function ConvertTo-PlanText {
    # The plan as a tree: on top what you get, below it what it comes from, at the right where each value stands.
    param([psobject] $Plan)
    $files = Get-FileNickname $Plan
    $lines = @(
        New-PlanLine (Get-PlanTitle $Plan) $Plan.RegionDecidedBy $files
        $indent = ''
        for ($index = $Plan.Hops.Count - 1; $index -ge 0; $index--) {
            $hop = $Plan.Hops[$index]
            New-PlanLine "$indent+- $(Get-HopTitle $hop)" (Select-Setting $hop $titleSettings) $files
            $indent += '   '
            $stem = if ($index -gt 0) { '|  ' } else { '   ' }
            foreach ($detail in Get-HopDetail $hop) { New-PlanLine "$indent$stem$($detail.Text)" (Select-Setting $hop $detail.Name) $files }
        }
    )
    $width = 0
    foreach ($line in $lines) { if ($line.Place) { $width = [math]::Max($width, $line.Text.Length) } }
    $texts = @(
        foreach ($line in $lines) { "$($line.Text.PadRight($width))  $($line.Place)".TrimEnd() }
        foreach ($file in $files.Keys) { if ($files[$file] -ne $file) { "($($files[$file]) is $(ConvertTo-SafeText $file))" } }
    )
    $texts -join "`n"
}

# The setting whose place stands beside a hop's title: the first of these that the hop has.
$titleSettings = 'roleArn', 'accessKeyId', 'command', 'startUrl', 'loginSession', 'uri'

function Get-PlanTitle {
    param([psobject] $Plan)
    $name = if ($null -eq $Plan.Profile) { 'this shell' } else { "profile $($Plan.Profile)" }
    if ($Plan.Region) { "$name, region $($Plan.Region)" } else { "$name, no region" }
}

function Get-HopTitle {
    param([psobject] $Hop)
    switch ($Hop.Kind) {
        'AssumeRole' { "assume role $($Hop.RoleArn)" }
        'Static' { "access key $($Hop.AccessKeyId) of profile $($Hop.Profile)" }
        'Environment' { "access key $($Hop.AccessKeyId) of the shell's variables" }
        'WebIdentity' { "assume role $($Hop.RoleArn) by the token in $($Hop.TokenFile)" }
        'Sso' { "IAM Identity Center: $($Hop.RoleName) in $($Hop.AccountId), signed in at $($Hop.StartUrl)" }
        'Process' { "credential_process of profile $($Hop.Profile)" }
        'Login' { "aws login of $($Hop.LoginSession)" }
        'Container' { 'credentials of the container' }
        'Instance' { 'credentials of the EC2 instance' }
    }
}

function Get-HopDetail {
    # What else a person wants to know of a role's call.
    param([psobject] $Hop)
    if ($Hop.Kind -ne 'AssumeRole') { return }
    $known = ConvertTo-Dictionary $Hop
    if ($known['MfaProcess']) { @{ Name = 'mfaProcess'; Text = 'takes the MFA code from mfa_process' } }
    if ($known['SerialNumber']) { @{ Name = 'serialNumber'; Text = "needs an MFA code of $($known['SerialNumber'])" } }
    if ($known['ExternalId']) { @{ Name = 'externalId'; Text = "external ID $($known['ExternalId'])" } }
    if ($known['SessionName']) { @{ Name = 'sessionName'; Text = "session name $($known['SessionName'])" } }
    if ($known['KeptUntil']) { @{ Name = ''; Text = "its session is kept until $($known['KeptUntil'].ToLocalTime().ToString('HH:mm')): no call, no code until then" } }
    if ($known['DurationSeconds']) { @{ Name = 'durationSeconds'; Text = "lasts $($known['DurationSeconds']) seconds" } }
    if ($known['KeptUntil']) { @{ Name = 'keptUntil'; Text = "a session is kept until $($known['KeptUntil'].ToLocalTime().ToString('HH:mm')): no call, no code" } }
}

function Select-Setting {
    param([psobject] $Hop, [string[]] $Names)
    foreach ($name in $Names) {
        foreach ($setting in $Hop.Settings) { if ($setting.Name -eq $name) { return $setting } }
    }
}

function New-PlanLine {
    param([string] $Text, [psobject] $Setting, [System.Collections.IDictionary] $Files)
    @{ Text = ConvertTo-SafeText $Text; Place = ConvertTo-SafeText (ConvertTo-PlaceText (ConvertTo-Dictionary $Setting) $Files) }
}

function ConvertTo-PlaceText {
    # Where a setting stands, short: config:5, $env:AWS_REGION, -Region.
    param([System.Collections.IDictionary] $Setting, [System.Collections.IDictionary] $Files)
    switch ($Setting['kind']) {
        'file' { "$($Files[$Setting['file']]):$($Setting['line'])" }
        'variable' { "`$env:$($Setting['variable'])" }
        'parameter' { "-$($Setting['parameter'])" }
    }
}

function Get-FileNickname {
    # For each file that decided something the name to show: its last part, or the path where two share it.
    param([psobject] $Plan)
    $names = [ordered] @{}
    $settings = @($Plan.RegionDecidedBy; for ($index = $Plan.Hops.Count - 1; $index -ge 0; $index--) { $Plan.Hops[$index].Settings })
    foreach ($setting in $settings) {
        $known = ConvertTo-Dictionary $setting
        if ($known['file']) { $names[$known['file']] = [System.IO.Path]::GetFileName($known['file']) }
    }
    $distinct = [System.Collections.Generic.HashSet[string]]::new([string[]] @($names.Values))
    if ($distinct.Count -lt $names.Count) {
        foreach ($file in @($names.Keys)) { $names[$file] = $file }
    }
    $names
}
