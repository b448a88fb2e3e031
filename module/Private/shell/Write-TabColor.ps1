function Write-TabColor {
    # Colors the tab red, or with -Reset restores its color, if the terminal supports it. Returns whether it does.
    param([switch] $Reset)
    $sequence = Get-TabSequence $Reset
    if (-not $sequence -or [System.Console]::IsOutputRedirected -or $Host.Name -ne 'ConsoleHost' -or -not (Test-Color)) { return $false }
    [System.Console]::Out.Write($sequence)
    $true
}

function Get-TabSequence {
    # Windows Terminal 1.15 or later: DECAC, whose reset uses the terminal's own frame colors. iTerm2: OSC 6. Nothing inside tmux or screen,
    # which would not pass it on.
    param([bool] $Reset)
    if ($env:TMUX -or "$env:TERM" -match '\A(screen|tmux)') { return }
    $escape, $bell = [char] 27, [char] 7
    if ($env:WT_SESSION) { return $(if ($Reset) { "$escape[2;263;264,|" } else { "$escape[2;15;1,|" }) }
    if ($env:TERM_PROGRAM -ne 'iTerm.app') { return }
    if ($Reset) { return "$escape]6;1;bg;*;default$bell" }
    (@{ red = 200; green = 30; blue = 30 }.GetEnumerator() | Microsoft.PowerShell.Core\ForEach-Object { "$escape]6;1;bg;$($_.Key);brightness;$($_.Value)$bell" }) -join ''
}
