<#
.SYNOPSIS
Times the list of awsp: until its first frame, and for each key until the text of the next frame is made, in a window of 120 x 40.
#>
param([string] $Module, [int] $Runs = 11)

Import-Module $Module
$keys = 'p', 'r', 'o', 'd', 'EraseAll', 't', 'e', 'a', 'm', '7', 'Backspace', 'Backspace', 'EraseAll', '2', '0', '0', ' ', 't', '5',
'EraseWord', 'EraseAll', 'x', 'z', 'EraseAll', 'Down', 'Down', 'PageDown', 'End', 'PageUp', 'Home', 't', 'm', '4', '2', 'EraseAll'

$times = & (Get-Module AwsRole) {
    param($keys, $runs)
    Initialize-Module
    function Read-All { [CmdletBinding()] param() Read-Choice $PSCmdlet }
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    $index = New-PickerIndex @(Read-All)
    $state = New-PickerState $index @{ Title = 'AWS role' } @{ Width = 120; Height = 40 }
    $frame = Format-Picker $state
    $null = Compare-PickerFrame $frame $null
    $open = $watch.Elapsed.TotalMilliseconds
    Initialize-Picker $state
    $measured = @(foreach ($key in $keys) { @{ key = $key; times = [System.Collections.Generic.List[double]]::new() } })
    $all = $index.Found['']
    foreach ($run in 1..$runs) {
        # As if the list had just been opened.
        $index.Found.Clear()
        $index.Found[''] = $all
        for ($at = 0; $at -lt $keys.Count; $at++) {
            $watch.Restart()
            $state = Step-Picker $state $keys[$at]
            $next = Format-Picker $state
            $null = Compare-PickerFrame $next $frame
            $measured[$at].times.Add($watch.Elapsed.TotalMilliseconds)
            $frame = $next
        }
    }
    @{ open = $open; keys = $measured }
} $keys $Runs
[Console]::Out.WriteLine("`n" + (ConvertTo-Json $times -Compress -Depth 5))
