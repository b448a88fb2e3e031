function Get-PlantedAct {
    # For each place of the hunt, an act that leaves a secret exactly there: the hunt must find every one.
    $inner = "[System.InvalidOperationException]::new('outer', [System.InvalidOperationException]::new(`$planted))"
    foreach ($leak in @(
            @{ Sink = 'command lines'; Text = '$null = [System.Diagnostics.Process]::Start("sleep", [string[]] @("0.2"; @())); $p = [System.Diagnostics.Process]::Start("sh", [string[]] @("-c", "sleep 0.2; :", $planted)); $p.WaitForExit()' }
            @{ Sink = 'environments'; Text = '$s = [System.Diagnostics.ProcessStartInfo]::new("sleep", "0.2"); $s.Environment["PLANTED"] = $planted; $p = [System.Diagnostics.Process]::Start($s); $p.WaitForExit()' }
            @{ Sink = 'standard output'; Text = '[System.Console]::Out.WriteLine($planted)' }
            @{ Sink = 'standard error'; Text = '[System.Console]::Error.WriteLine($planted)' }
            @{ Sink = 'output'; Text = '[pscustomobject] @{ A = 1; B = 2; C = 3; D = 4; E = 5; Hidden = $planted }' }
            @{ Sink = 'verbose'; Text = 'Write-Verbose $planted' }
            @{ Sink = 'debug'; Text = 'Write-Debug $planted' }
            @{ Sink = 'warning'; Text = 'Write-Warning $planted' }
            @{ Sink = 'information'; Text = 'Write-Information $planted' }
            @{ Sink = 'progress'; Text = 'Write-Progress -Activity $planted' }
            @{ Sink = 'transcript'; Text = 'Write-Host $planted' }
            @{ Sink = '$Error'; Text = "Write-Error -Exception ($inner)" }
            @{ Sink = 'trace'; Text = 'function Get-Planted { [CmdletBinding()] param([string] $Value) }; Get-Planted $planted' }
            @{ Sink = 'logs'; Text = '& ([scriptblock]::Create("# $planted"))' }
            @{ Sink = 'files'; Text = '[System.IO.File]::WriteAllText("$env:TMPDIR/planted", $planted)' }
            @{ Sink = 'files'; Text = '[System.IO.File]::WriteAllText("$env:HOME/planted", $planted); [System.Threading.Thread]::Sleep(200); [System.IO.File]::Delete("$env:HOME/planted")' }
        )) {
        @{ Name = "planted: $($leak.Sink)"; Title = "planted: $($leak.Sink)"; Text = $leak.Text; Outcome = 'right'; Free = $true; Output = $false; Before = ''; Code = '' }
    }
}
