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
    foreach ($line in $lines) { if ($line.Place) { $width = [math]::Max($width, (ConvertTo-CellText $line.Text).Length) } }
    $texts = @(
        foreach ($line in $lines) { if ($line.Place) { "$(Limit-CellText $line.Text $width)  $($line.Place)" } else { $line.Text } }
        foreach ($file in $files.Keys) {
            $path = ConvertTo-ShortPath $file
            if ($files[$file] -ne $path) { ConvertTo-SafeText (Get-Message 'PlanFile' $files[$file], $path) }
        }
    )
    $texts -join "`n"
}

# The setting whose place stands beside a hop's title: the first of these that the hop has.
$script:titleSettings = 'roleArn', 'accessKeyId', 'command', 'startUrl', 'loginSession', 'uri'

function Get-PlanTitle {
    param([psobject] $Plan)
    $name = if ($null -eq $Plan.Profile) { Get-Message 'PlanShell' } else { Get-Message 'PlanProfile' $Plan.Profile }
    if ($Plan.Region) { Get-Message 'PlanRegion' $name, $Plan.Region } else { Get-Message 'PlanNoRegion' $name }
}

function Get-HopTitle {
    param([psobject] $Hop)
    switch ($Hop.Kind) {
        'AssumeRole' { Get-Message 'PlanAssumeRole' $Hop.RoleArn }
        'MfaSession' { Get-Message 'PlanMfaSession' }
        'Static' { Get-Message 'PlanStatic' $Hop.AccessKeyId, $Hop.Profile }
        'Environment' { Get-Message 'PlanEnvironment' $Hop.AccessKeyId }
        'WebIdentity' { Get-Message 'PlanWebIdentity' $Hop.RoleArn, $Hop.TokenFile }
        'Sso' { Get-Message 'PlanSso' $Hop.RoleName, $Hop.AccountId, $Hop.StartUrl }
        'Process' { Get-Message 'PlanProcess' $Hop.Profile }
        'Login' { Get-Message 'PlanLogin' $Hop.LoginSession }
        'Container' { Get-Message 'PlanContainer' }
        'Instance' { Get-Message 'PlanInstance' }
    }
}

function Get-HopDetail {
    # What else a person wants to know of the call that makes a role's session, or one that proves MFA.
    param([psobject] $Hop)
    if ($Hop.Kind -notin 'AssumeRole', 'MfaSession') { return }
    $known = ConvertTo-Dictionary $Hop
    if ($known['MfaProcess'] -and $known['MfaRequired']) { @{ Name = 'mfaProcess'; Text = Get-Message 'PlanMfaProcess' } }
    if ($known['SerialNumber'] -and $known['MfaRequired']) { @{ Name = 'serialNumber'; Text = Get-Message 'PlanMfaDevice' $known['SerialNumber'] } }
    if ($known['ExternalId']) { @{ Name = 'externalId'; Text = Get-Message 'PlanExternalId' $known['ExternalId'] } }
    if ($known['SourceIdentity']) { @{ Name = 'sourceIdentity'; Text = Get-Message 'PlanSourceIdentity' $known['SourceIdentity'] } }
    if ($known['SessionTags']) { @{ Name = 'sessionTags'; Text = Get-Message 'PlanSessionTags' ($known['SessionTags'] -join (Get-Message 'ListSeparator')) } }
    if ($known['TransitiveTagKeys']) { @{ Name = 'transitiveTagKeys'; Text = Get-Message 'PlanTransitiveTags' ($known['TransitiveTagKeys'] -join (Get-Message 'ListSeparator')) } }
    if ($known['Policy'] -or $known['PolicyArns']) { @{ Name = 'policy'; Text = Get-Message 'PlanPolicy' } }
    if ($known['SessionName']) { @{ Name = 'sessionName'; Text = Get-Message 'PlanSessionName' $known['SessionName'] } }
    if ($known['KeptUntil']) { @{ Name = ''; Text = Get-Message 'PlanKeptUntil' $known['KeptUntil'].ToLocalTime().ToString('HH:mm') } }
    if ($known['DurationSeconds']) { @{ Name = 'durationSeconds'; Text = Get-Message 'PlanDuration' $known['DurationSeconds'] } }
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
        foreach ($file in @($names.Keys)) { $names[$file] = ConvertTo-ShortPath $file }
    }
    $names
}
