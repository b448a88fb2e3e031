BeforeDiscovery {
    . "$PSScriptRoot/../module/support.ps1"
    # A shell that is killed: Start-AwsRoleServer.Tests.ps1.
    $isLong = [bool] (Get-TestSize 0 1)
}

if ($isLong) {
    Describe 'A shell that ends by itself' {
        BeforeAll {
            . "$PSScriptRoot/../module/support.ps1"
            $sandbox = Enter-Sandbox
            $sts = Start-Sts $sandbox.Folder
        }

        AfterAll {
            Stop-Sts $sts
            Exit-Sandbox $sandbox
        }

        It 'ends, and with it its role server and the engine that waits' {
            $shell = Start-ServingShell 'exit'
            $shell.Process.WaitForExit(60000) | Should -BeTrue
            foreach ($id in $shell.Engines) { Wait-Ended $id | Should -BeTrue }
        }
    }
}
