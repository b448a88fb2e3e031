function Use-EngineMemory {
    # Caches the engine's events and results, until the module is imported again: the same request with the same files and variables starts
    # the engine only once. For tests of what PowerShell does with a role whose keys come from a file and do not expire. The parameters of
    # Invoke-Engine are repeated here, because mocks and the cache read them by name.
    & (Get-Module -Name 'AwsRole') {
        $script:TestMemory = @{ Known = @{}; Events = $null; Ask = ${function:Invoke-Engine}; Tell = ${function:Write-EngineEvent} }

        function script:Write-EngineEvent {
            param([System.Collections.IDictionary] $Document, [System.Management.Automation.PSCmdlet] $Cmdlet)
            if ($null -ne $script:TestMemory.Events) { $script:TestMemory.Events.Add($Document) }
            & $script:TestMemory.Tell $Document $Cmdlet
        }

        function script:Invoke-Engine {
            param(
                [string] $Command,
                [System.Collections.IDictionary] $Parameters = @{},
                [System.Collections.IDictionary] $Environment,
                [System.Management.Automation.PSCmdlet] $Cmdlet,
                [switch] $AtTerminal
            )
            $memory = $script:TestMemory
            if ($Command -notin 'assume', 'profiles', 'export', 'resolve', 'select') {
                # A setting can change the other results.
                if ($Command -eq 'settings') { $memory.Known.Clear() }
                return & $memory.Ask @PSBoundParameters
            }
            $key = @(
                ConvertTo-RequestJson (New-EngineRequest $Command $Parameters @{} (Test-UserPresence))
                foreach ($variables in $Environment, [System.Environment]::GetEnvironmentVariables()) {
                    if ($null -eq $variables) { 'none'; continue }
                    foreach ($name in $variables.Keys | Sort-Object) { if ($name -match '\AAWS') { "$name=$($variables[$name])" } }
                }
                foreach ($file in $env:AWS_CONFIG_FILE, $env:AWS_SHARED_CREDENTIALS_FILE, $env:AWSROLE_SETTINGS_FILE) {
                    if ($file -and [System.IO.File]::Exists($file)) { [System.IO.File]::ReadAllText($file) }
                }
            ) -join "`n"
            $known = $memory.Known[$key]
            if ($null -ne $known) {
                foreach ($document in $known.Events) { & $memory.Tell $document $Cmdlet }
                return [System.Management.Automation.PSSerializer]::Deserialize($known.Value)
            }
            $memory.Events = [System.Collections.Generic.List[object]]::new()
            try {
                $value = & $memory.Ask @PSBoundParameters
                $memory.Known[$key] = @{ Value = [System.Management.Automation.PSSerializer]::Serialize($value, 9); Events = $memory.Events }
            } finally { $memory.Events = $null }
            $value
        }
    }
}
