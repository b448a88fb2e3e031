BeforeDiscovery {
    . "$PSScriptRoot/../module/support.ps1"
    # For a killed shell see Invoke-AwsRole.Parallel.Tests.ps1.
    $isLong = [bool] (Get-TestSize 0 1)
}

if ($isLong) {
    Describe 'A shell that exits normally' {
        BeforeAll {
            . "$PSScriptRoot/../module/support.ps1"
            $sandbox = Enter-Sandbox
            $sts = Start-Sts $sandbox.Folder
        }

        AfterAll {
            Stop-Sts $sts
            Exit-Sandbox $sandbox
        }

        It 'ends its role server and the waiting engine' {
            $engines = -split (Invoke-Shell @'
(Start-AwsRoleServer readonly -PassThru -InformationAction Ignore).ProcessId
& (Get-Module AwsRole) { Start-EngineAhead; $script:ReadyEngine.Id }
'@)
            $engines.Count | Should -Be 2
            foreach ($id in $engines) { Wait-Ended $id | Should -BeTrue }
        }
    }
}
