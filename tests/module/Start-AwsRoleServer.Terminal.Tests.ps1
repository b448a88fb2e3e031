BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    $sts = Start-Sts $sandbox.Folder
}

AfterAll {
    Stop-Sts $sts
    Exit-Sandbox $sandbox
}

Describe 'The server of a shell in a terminal' {
    It 'survives Ctrl+C in the shell''s terminal, and says at the prompt that it needs a code' {
        $code = Get-FreshCode $sts
        $terminal = Start-Terminal
        try {
            Send-Key $terminal "Start-AwsRoleServer dev -DurationSeconds 900 -TokenCode $code 6> `$null; sh -c 'echo sleeping; sleep 60'"
            Wait-Screen $terminal '(?m)^sleeping'
            Send-Key $terminal '' -Key 'C-c'
            Wait-Screen $terminal 'ready> ?$'
            Send-Key $terminal 'Clear-Host; (Get-AwsIdentity).RoleName'
            Wait-Screen $terminal '(?s)Developer.*WARNING: The role server of this shell could not renew the session'
            Send-Key $terminal '"and " + "on"'
            Wait-Screen $terminal '(?s)"and " \+ "on".*and on\s+ready> ?$'
        } finally { Stop-Terminal $terminal }
    }
}
