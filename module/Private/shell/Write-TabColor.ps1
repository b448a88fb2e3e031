function Write-TabColor {
    # Colors the tab of the window in the terminal's own red, or gives it its color back, where the terminal can do that. Returns
    # whether it can.
    param([switch] $Reset)
    $sequence = Get-TabSequence $Reset
    if (-not $sequence -or [System.Console]::IsOutputRedirected -or $Host.Name -ne 'ConsoleHost' -or -not (Test-Color)) { return $false }
    [System.Console]::Out.Write($sequence)
    $true
}

function Get-TabSequence {
    # Windows Terminal 1.15 and newer: DECAC, with its own entries for a frame's colors to go back. iTerm2: OSC 6. Nothing within tmux
    # or screen, which would keep it for themselves.
    param([bool] $Reset)
    if ($env:TMUX -or "$env:TERM" -match '\A(screen|tmux)') { return }
    $escape, $bell = [char] 27, [char] 7
    if ($env:WT_SESSION) { return $(if ($Reset) { "$escape[2;263;264,|" } else { "$escape[2;15;1,|" }) }
    if ($env:TERM_PROGRAM -ne 'iTerm.app') { return }
    if ($Reset) { return "$escape]6;1;bg;*;default$bell" }
    (@{ red = 200; green = 30; blue = 30 }.GetEnumerator() | Microsoft.PowerShell.Core\ForEach-Object { "$escape]6;1;bg;$($_.Key);brightness;$($_.Value)$bell" }) -join ''
}
