BeforeDiscovery {
    # Examples of each kind of finding, since a check that finds nothing proves nothing.
    $examples = @(
        @{
            Rule  = 'a text that does not parse'
            Codes = @(
                'if ('
            )
        }
        @{
            Rule  = 'syntax that came later'
            Codes = @(
                '$a ? 1 : 2'
                '$a ?? 1'
                '$a ??= 1'
                '${a}?.Length'
                '${a}?[0]'
                'Get-Module && Get-Command'
                'Get-Module || Get-Command'
                'Get-Module &'
                'function f { process { } clean { } }'
                "Get-Module`n    | Get-Command"
                '$a -replace "b", { $_ }'
                "foreach (`$a in 'a'..'c') { }"
                '[ordered] $a'
            )
        }
        @{
            Rule  = 'a number that 5.1 cannot read'
            Codes = @(
                '0b101'
                '1u'
                '0x10ul'
                '1n'
                '1uskb'
            )
        }
        @{
            Rule  = 'an escape that 5.1 takes for a letter'
            Codes = @(
                '"`e[2J"'
                '"`u{1F600}"'
            )
        }
        @{
            Rule  = 'a class, or using'
            Codes = @(
                'class A { }'
                'enum A { B }'
                'using namespace System.IO'
            )
        }
        @{
            Rule  = 'code made at run time'
            Codes = @(
                'Invoke-Expression $text'
                'Add-Type -TypeDefinition $text'
            )
        }
        @{
            Rule  = 'a cmdlet outside of Core'
            Codes = @(
                'Get-Content x'
                'ConvertFrom-Json x -AsHashtable'
                'Get-Error'
                'Switch-Process x'
                '& $somebody'
            )
        }
        @{
            Rule  = 'a parameter that a cmdlet of 5.1 lacks'
            Codes = @(
                '1 | ForEach-Object -Parallel { $_ }'
                '1 | ForEach-Object -Process { $_ } -ThrottleLimit 2'
                'Where-Object -Not Name'
                'Import-Module x -SkipEditionCheck'
                'Get-Command x -UseFuzzyMatching'
                'Get-Command x -ProgressAction Ignore'
            )
        }
        @{
            Rule  = 'a type that .NET Framework lacks'
            Codes = @(
                '[System.Text.Json.JsonSerializer]'
                'param([System.Half] $x)'
                'param([System.Collections.Generic.List[System.Half]] $x)'
                '[System.Half[]] $x'
                '[System.Collections.Generic.PriorityQueue[string, int]]::new()'
                'function f { [Experimental("a", 1)] param() }'
                'param([ArgumentCompletions("a")] $x)'
                '[semver] "1.0.0"'
                '[uint] 1'
                'try { } catch [System.Text.Json.JsonException] { }'
            )
        }
        @{
            Rule  = 'an argument that an attribute of 5.1 lacks'
            Codes = @(
                'param([ValidateSet("a", ErrorMessage = "b")] $x)'
                'param([ValidateRange("Positive")] $x)'
            )
        }
        @{
            Rule  = 'a property that .NET Framework lacks in a cast'
            Codes = @(
                '[System.Diagnostics.ProcessStartInfo] @{ FileName = "a"; ArgumentList = "b" }'
                '[System.Diagnostics.ProcessStartInfo] @{ StandardInputEncoding = $b }'
            )
        }
        @{
            Rule  = 'a static member that .NET Framework lacks'
            Codes = @(
                '[System.IO.Path]::GetRelativePath(1, 2)'
                '[System.IO.Path]::Exists($a)'
                '[System.IO.File]::WriteAllText($a, $b, $c, $d)'
                '[System.IO.File]::GetUnixFileMode($a)'
                '[math]::Clamp(1, 2, 3)'
                '[System.Environment]::ProcessId'
                '[datetime]::UnixEpoch'
                '[string]::Length'
                '$type::Parse("a")'
            )
        }
        @{
            Rule  = 'a constructor that .NET Framework lacks'
            Codes = @(
                '[System.Text.StringBuilder]::new(1, 2, 3)'
                '[System.Diagnostics.ProcessStartInfo]::new($a, $b, $c)'
                '[System.Diagnostics.Stopwatch]::new(1)'
            )
        }
        @{
            Rule  = 'a member that .NET Framework lacks'
            Codes = @(
                '$start.ArgumentList.Add(1)'
                '$text.ReplaceLineEndings()'
                '$file.LinkTarget'
                '$file.ResolveLinkTarget($true)'
                # By the type in the text. Each of these names is a member of some other type, with the same number of arguments.
                '"$a".Contains("b", "Ordinal")'
                '(("a" + $b)).Contains("b", "Ordinal")'
                '($a -join "b").Contains("b", "Ordinal")'
                'param([string] $a) $a.Contains("b", "Ordinal")'
                'function f { param([string] $a) if ($a) { $a.Contains("b", "Ordinal") } }'
                'param([string[]] $a) $a[0].Contains("b", "Ordinal")'
                'param([string[]] $a) foreach ($b in $a) { $b.Contains("b", "Ordinal") }'
                'foreach ($b in "a", "b") { $b.Contains("b", "Ordinal") }'
                '$a = $null; $a = [string] $b; $a.Contains("b", "Ordinal")'
                '[string] $a = $b; $a.Contains("b", "Ordinal")'
                '[System.IO.Path]::GetFileName($a).Contains("b", "Ordinal")'
                '$a = [System.IO.File]::OpenText($b); $a.ReadLine().Contains("b", "Ordinal")'
                '$PSCmdlet.MyInvocation.InvocationName.Contains("b", "Ordinal")'
                'try { } catch { $_.Exception.Message.Contains("b", "Ordinal") }'
                '$a = [System.Collections.Generic.List[string]]::new(); $a[0].Contains("b", "Ordinal")'
                '[System.Collections.Generic.Dictionary[string, int]]::new().TryAdd("a", 1)'
                'param([System.Threading.Tasks.Task[string]] $a) $a.Result.Contains("b", "Ordinal")'
                'param([System.Diagnostics.Process] $a) $a.StandardOutput.ReadLineAsync(1)'
                'param([System.Diagnostics.Process] $a) $a.Kill($true)'
                '[cultureinfo]::CurrentUICulture.TextInfo.Lines'
            )
        }
        @{
            Rule  = 'a variable that 5.1 lacks'
            Codes = @(
                'if ($IsWindows) { }'
                '$PSStyle.Foreground'
            )
        }
    )
}

BeforeAll {
    . "$PSScriptRoot/support.ps1"
    # Windows PowerShell runs the tests of the module itself, and cannot inspect other assemblies.
    $isHere = $PSVersionTable.PSEdition -eq 'Desktop'
    if ($isHere) { return }

    Import-Module "$PSScriptRoot/support/compatibility/Compatibility.psm1"
    $reference = @{
        Reader     = Get-PackageFile 'System.Reflection.MetadataLoadContext' 'lib/net8.0/System.Reflection.MetadataLoadContext.dll'
        Framework  = Get-PackageFile 'Microsoft.NETFramework.ReferenceAssemblies.net472' 'build/.NETFramework/v4.7.2'
        PowerShell = Get-PackageFile 'PowerShellStandard.Library' 'lib/net452/System.Management.Automation.dll'
    }
    Import-Reference @reference
    $root = Get-RepositoryPath 'module'
    $scripts = @(foreach ($file in [System.IO.Directory]::GetFiles($root, '*', 'AllDirectories')) {
            if ($file -match '\.(ps1|psm1|psd1)$') { Read-Script $file.Substring($root.Length + 1) ([System.IO.File]::ReadAllText($file)) }
        })
    $whole = Join-Script $scripts
    $rules = Get-CompatibilityRule $whole
    # These rules depend on other code in the same file.
    $perFile = 'a static member that .NET Framework lacks', 'a constructor that .NET Framework lacks', 'a member that .NET Framework lacks'
}

AfterAll {
    Get-Module -Name 'Compatibility' | Remove-Module
}

Describe 'Windows PowerShell 5.1 can run every file of the module, which' {
    BeforeEach {
        if ($isHere) { Set-ItResult -Skipped -Because 'this is Windows PowerShell itself' }
    }

    It 'is found' {
        $scripts.Count | Should -BeGreaterThan 20
        $whole.Nodes.Count | Should -BeGreaterThan 5000
        $whole.Tokens.Count | Should -BeGreaterThan 5000
    }

    It 'does not contain <Rule>' -ForEach $examples {
        $wrong = foreach ($script in $(if ($Rule -in $perFile) { $scripts } else { $whole })) {
            foreach ($found in & $rules[$Rule] $script) {
                # Windows PowerShell has it since 4.0; PowerShell Standard omits APIs that start processes.
                if ($found.Extent.Text -match '\A\[System\.Management\.Automation\.Runspaces\.PowerShellProcessInstance\]|\A\[runspacefactory\]::CreateOutOfProcessRunspace\(\$null, \$instance\)\z') { continue }
                "$($found.Extent.File):$($found.Extent.StartLineNumber): $($found.Extent.Text)"
            }
        }
        $wrong | Should -BeNullOrEmpty
    }

    It 'is ASCII, or has a byte order mark' {
        $wrong = foreach ($script in $scripts) {
            $bytes = [System.IO.File]::ReadAllBytes([System.IO.Path]::Combine($root, $script.File))
            $marked = $bytes.Length -gt 2 -and $bytes[0] -eq 0xEF -and $bytes[1] -eq 0xBB -and $bytes[2] -eq 0xBF
            if (-not $marked -and $script.Text -match '[^\x00-\x7F]') { $script.File }
        }
        $wrong | Should -BeNullOrEmpty
    }
}

# A check that finds nothing, or everything, proves nothing.
Describe 'The check' {
    BeforeEach {
        if ($isHere) { Set-ItResult -Skipped -Because 'this is Windows PowerShell itself' }
    }

    It 'finds in each example: <Rule>' -ForEach $examples {
        $missed = foreach ($code in $Codes) { if (-not @(& $rules[$Rule] (Read-Script 'example.ps1' $code))) { $code } }
        $missed | Should -BeNullOrEmpty
    }

    It 'finds nothing in what 5.1 can run' {
        $sound = @(
            '$a = "b"; $a = Get-Module; $a.Version.ToString()'
            'if ($PSVersionTable.PSVersion.Major -ge 7 -and $file.LinkTarget) { $file.ResolveLinkTarget($true) }'
            'function f { if (Test-Windows) { return }; [System.IO.File]::GetUnixFileMode($a) }'
            'param([hashtable] $a) $a.Anything.Count'
            '$a.accountIds[0].Length'
            '[int[]]::new(3).Length'
            '[System.Diagnostics.ProcessStartInfo] @{ FileName = "a"; UseShellExecute = $false }'
            'param([Parameter(Mandatory, Position = 0)] [ValidateSet("a", "b")] [Alias("c")] [string] $x)'
            '"a".Trim("a", "b", "c").Split([char[]] " ", [System.StringSplitOptions]::RemoveEmptyEntries)'
            'param([System.Collections.IDictionary] $a) $a.Contains("b"); $a.ToString(); $a.Count'
            '[timespan]::new(); [timespan]::new(0, 1, 0).TotalMinutes'
            '[ordered] @{ a = 1l; b = 0x1F; c = 1.5d; d = 4kb }'
            'Get-Command -Name a -ErrorAction Ignore | Where-Object Name -like b'
            "Get-Module |`n    Get-Command"
        )
        $wrong = foreach ($code in $sound) {
            $script = Read-Script 'sound.ps1' $code
            foreach ($rule in $rules.Keys) { if (@(& $rules[$rule] $script)) { "${rule}: $code" } }
        }
        $wrong | Should -BeNullOrEmpty
    }
}
