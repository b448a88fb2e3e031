BeforeDiscovery {
    # An example of each kind of finding: a check that finds nothing proves nothing.
    $examples = @(
        @{ Rule = 'a text that does not parse'; Code = 'if (' }
        @{ Rule = 'syntax that came later'; Code = '$a ? 1 : 2' }
        @{ Rule = 'syntax that came later'; Code = '$a ?? 1' }
        @{ Rule = 'syntax that came later'; Code = '$a ??= 1' }
        @{ Rule = 'syntax that came later'; Code = '${a}?.Length' }
        @{ Rule = 'syntax that came later'; Code = '${a}?[0]' }
        @{ Rule = 'syntax that came later'; Code = 'Get-Module && Get-Command' }
        @{ Rule = 'syntax that came later'; Code = 'Get-Module || Get-Command' }
        @{ Rule = 'an escape that 5.1 takes for a letter'; Code = '"`e[2J"' }
        @{ Rule = 'an escape that 5.1 takes for a letter'; Code = '"`u{1F600}"' }
        @{ Rule = 'a class, or using'; Code = 'class A { }' }
        @{ Rule = 'a class, or using'; Code = 'enum A { B }' }
        @{ Rule = 'a class, or using'; Code = 'using namespace System.IO' }
        @{ Rule = 'code made at run time'; Code = 'Invoke-Expression $text' }
        @{ Rule = 'code made at run time'; Code = 'Add-Type -TypeDefinition $text' }
        @{ Rule = 'a cmdlet outside of Core'; Code = 'Get-Content x' }
        @{ Rule = 'a cmdlet outside of Core'; Code = 'ConvertFrom-Json x -AsHashtable' }
        @{ Rule = 'a cmdlet outside of Core'; Code = 'Get-Error' }
        @{ Rule = 'a cmdlet outside of Core'; Code = '& $somebody' }
        @{ Rule = 'a parameter that a cmdlet of 5.1 lacks'; Code = '1 | ForEach-Object -Parallel { $_ }' }
        @{ Rule = 'a parameter that a cmdlet of 5.1 lacks'; Code = 'Where-Object -Not Name' }
        @{ Rule = 'a parameter that a cmdlet of 5.1 lacks'; Code = 'Import-Module x -SkipEditionCheck' }
        @{ Rule = 'a parameter that a cmdlet of 5.1 lacks'; Code = 'Get-Command x -UseFuzzyMatching' }
        @{ Rule = 'a type that .NET Framework lacks'; Code = '[System.Text.Json.JsonSerializer]' }
        @{ Rule = 'a type that .NET Framework lacks'; Code = 'param([System.Half] $x)' }
        @{ Rule = 'a type that .NET Framework lacks'; Code = 'function f { [Experimental("a", 1)] param() }' }
        @{ Rule = 'a static member that .NET Framework lacks'; Code = '[System.IO.Path]::GetRelativePath(1, 2)' }
        @{ Rule = 'a static member that .NET Framework lacks'; Code = '[math]::Clamp(1, 2, 3)' }
        @{ Rule = 'a static member that .NET Framework lacks'; Code = '[System.Environment]::ProcessId' }
        @{ Rule = 'a member that .NET Framework lacks'; Code = '$start.ArgumentList.Add(1)' }
        @{ Rule = 'a member that .NET Framework lacks'; Code = '$text.ReplaceLineEndings()' }
        @{ Rule = 'a member that .NET Framework lacks'; Code = '$file.LinkTarget' }
        @{ Rule = 'a variable that 5.1 lacks'; Code = 'if ($IsWindows) { }' }
        @{ Rule = 'a variable that 5.1 lacks'; Code = '$PSStyle.Foreground' }
    )
    $rules = @($examples | ForEach-Object { $_.Rule } | Select-Object -Unique | ForEach-Object { @{ Rule = $_ } })
}

BeforeAll {
    . "$PSScriptRoot/support.ps1"

    # Commands: those of Microsoft.PowerShell.Core. The first cmdlet of Utility or Management would load its module, 50 to
    # 190 ms, and the bare engine has neither.
    $core = 'Export-ModuleMember', 'ForEach-Object', 'Get-Command', 'Get-Module', 'Import-Module', 'Register-ArgumentCompleter', 'Set-StrictMode', 'Where-Object'
    $own = @(foreach ($file in [System.IO.Directory]::GetFiles((Get-RepositoryPath 'module'), '*.ps1', 'AllDirectories')) {
            foreach ($match in [regex]::Matches([System.IO.File]::ReadAllText($file), '(?m)^function ([\w-]+)')) { $match.Groups[1].Value }
        })

    # Types and their static members that .NET Framework 4.6 and Windows PowerShell 5.1 have too.
    $types = @(
        'array', 'Alias', 'bool', 'char', 'CmdletBinding', 'cultureinfo', 'hashtable', 'int', 'math', 'NullString', 'object', 'ordered', 'OutputType', 'Parameter',
        'pscredential', 'pscustomobject', 'psobject', 'psnoteproperty', 'ref', 'regex', 'securestring', 'string', 'switch', 'uri', 'void', 'datetime'
        'System.AppDomain', 'System.Collections.Generic.HashSet', 'System.Collections.Generic.List', 'System.Collections.Generic.SortedList', 'System.Collections.IDictionary', 'System.Console', 'System.ConsoleKeyInfo', 'System.ConsoleModifiers', 'System.Diagnostics.Process'
        # For what has to look after the shell while it waits.
        'type'
        'System.Diagnostics.ProcessStartInfo', 'System.Diagnostics.Stopwatch', 'System.Environment', 'System.IO.Directory', 'System.IO.File', 'System.IO.FileInfo', 'System.IO.IOException'
        'System.IO.Path', 'System.StringComparison', 'System.StringSplitOptions', 'System.Text.Encoding', 'System.Text.StringBuilder', 'System.Text.UTF8Encoding'
        'System.Threading.Tasks.Task', 'System.Threading.Thread', 'char', 'long'
        'System.Management.Automation.CompletionResult', 'System.Management.Automation.Host.ChoiceDescription', 'scriptblock', 'securestring', 'timespan', 'ValidateNotNullOrEmpty', 'ValidateSet', 'ValidateRange', 'System.Management.Automation.ErrorRecord', 'System.Management.Automation.HostInformationMessage'
        'System.Management.Automation.Language.CodeGeneration', 'System.Management.Automation.Language.CommandAst'
        'System.Management.Automation.ProgressRecord', 'System.Management.Automation.PSCmdlet'
        'System.Management.Automation.PSSerializer', 'System.Management.Automation.RuntimeException', 'System.Management.Automation.WildcardPattern'
        'System.Management.Automation.Language.HashtableAst', 'System.Management.Automation.Language.Parser'
        # For blocks with a role: other runspaces, and what stands behind the pipe.
        'runspace', 'System.Threading.Monitor', 'System.Reflection.BindingFlags', 'System.Management.Automation.FunctionInfo', 'System.Management.Automation.Language.CommandParameterAst'
    )
    $statics = @(
        'cultureinfo::CurrentUICulture', 'string::Format', 'string::Join', 'System.Management.Automation.Language.Parser::ParseFile'
        'array::Copy', 'array::Sort', 'char::IsLetterOrDigit', 'cultureinfo::InvariantCulture', 'datetime::MinValue', 'datetime::TryParse', 'datetime::UtcNow', 'timespan::FromSeconds', 'math::Abs', 'math::Floor', 'math::Max', 'math::Min', 'NullString::Value', 'regex::Escape', 'regex::IsMatch', 'regex::Match', 'regex::Matches', 'regex::Replace', 'regex::Unescape', 'System.IO.File::OpenText', 'System.IO.Path::IsPathRooted', 'System.IO.Path::PathSeparator'
        'object::ReferenceEquals', 'runspace::DefaultRunspace', 'string::Intern', 'System.Threading.Monitor::Enter', 'System.Threading.Monitor::Exit'
        'System.AppDomain::CurrentDomain', 'System.Console::IsInputRedirected'
        'System.Console::IsOutputRedirected', 'System.Console::KeyAvailable', 'System.Console::Out', 'System.Console::OutputEncoding', 'System.Console::ReadKey'
        'System.Console::TreatControlCAsInput', 'System.Console::WindowHeight', 'System.Console::WindowWidth', 'System.ConsoleModifiers::Alt', 'System.ConsoleModifiers::Control'
        'System.ConsoleModifiers::Shift', 'System.Diagnostics.Stopwatch::StartNew', 'System.Environment::GetCommandLineArgs', 'System.StringComparison::Ordinal'
        'System.StringComparison::OrdinalIgnoreCase', 'System.StringSplitOptions::RemoveEmptyEntries', 'System.Threading.Thread::Sleep'
        'System.Diagnostics.Process::Start', 'System.Environment::ExpandEnvironmentVariables'
        'System.Environment::GetEnvironmentVariable', 'System.Environment::GetEnvironmentVariables', 'System.Environment::GetFolderPath'
        'System.Environment::SetEnvironmentVariable', 'System.IO.Directory::Exists', 'System.IO.Directory::GetFiles', 'System.IO.File::Exists', 'System.IO.Path::Combine'
        'System.IO.Path::DirectorySeparatorChar', 'System.IO.Path::GetFileName', 'System.Management.Automation.Language.CodeGeneration::EscapeSingleQuotedStringContent'
        'System.Management.Automation.PSSerializer::Deserialize', 'System.Management.Automation.WildcardPattern::ContainsWildcardCharacters'
        'System.Text.Encoding::ASCII', 'System.Text.Encoding::UTF8', 'uri::TryCreate'
        'System.IO.Directory::CreateDirectory', 'System.IO.File::Delete', 'System.IO.File::ReadAllText', 'System.IO.File::WriteAllText', 'System.IO.Path::GetDirectoryName'
        # Newer than 5.1, and called only where it is not Windows PowerShell: packages lose the executable bit on Unix.
        'System.IO.File::GetUnixFileMode', 'System.IO.File::SetUnixFileMode'
    )
    # Instance members that came after .NET Framework 4.6, by the versions in the tables "Applies to" of Microsoft's .NET API browser, and
    # that are tempting here: of strings, collections, streams, processes, files, tasks, times.
    $newer = 'ArgumentList', 'StandardInputEncoding', 'WaitForExitAsync', 'KillTree', 'LinkTarget', 'ResolveLinkTarget', 'CreateAsSymbolicLink', 'UnixFileMode'
    $newer += 'ReplaceLineEndings', 'EnumerateRunes', 'AsSpan', 'AsMemory', 'GetPinnableReference', 'TryCopyTo', 'TryFormat', 'TryAdd', 'GetValueOrDefault', 'EnsureCapacity'
    $newer += 'TryGetNonEnumeratedCount', 'TryPop', 'TryPeek', 'TryDequeue', 'ToHashSet', 'TakeLast', 'SkipLast', 'Chunk', 'DistinctBy', 'MinBy', 'MaxBy', 'AppendJoin', 'GetChunks'
    $newer += 'ReadExactly', 'ReadAtLeast', 'DisposeAsync', 'ReadToEndAsync(CancellationToken)', 'ReadLineAsync(CancellationToken)', 'WaitAsync', 'ConfigureAwaitOptions', 'IsCompletedSuccessfully'
    $newer += 'Microsecond', 'Nanosecond', 'TotalMicroseconds', 'TotalNanoseconds', 'Deconstruct', 'EnumerateMatches', 'EnumerateSplits', 'Count(string)', 'ValueSpan'
    # Parameters of these cmdlets in 5.1 (its help, Get-Help <cmdlet> -Parameter *); a common parameter is one in every edition.
    $parameters = @{
        'ForEach-Object'             = 'Process', 'Begin', 'End', 'MemberName', 'ArgumentList', 'InputObject', 'RemainingScripts'
        'Where-Object'               = 'FilterScript', 'Property', 'Value', 'InputObject', 'EQ', 'NE', 'CEQ', 'CNE', 'Match', 'NotMatch', 'Like', 'NotLike', 'In', 'NotIn', 'Contains', 'Is', 'GT', 'GE', 'LT', 'LE'
        'Get-Command'                = 'Name', 'Verb', 'Noun', 'Module', 'CommandType', 'All', 'ListImported', 'ParameterName', 'ParameterType', 'TotalCount', 'Syntax', 'ShowCommandInfo', 'ArgumentList', 'FullyQualifiedModule'
        'Get-Module'                 = 'Name', 'All', 'ListAvailable', 'Refresh', 'FullyQualifiedName', 'PSEdition', 'PSSession', 'CimSession'
        'Import-Module'              = 'Name', 'Global', 'Prefix', 'Function', 'Cmdlet', 'Variable', 'Alias', 'Force', 'PassThru', 'AsCustomObject', 'MinimumVersion', 'MaximumVersion', 'RequiredVersion', 'DisableNameChecking', 'NoClobber', 'Scope', 'ModuleInfo', 'Assembly', 'ArgumentList', 'FullyQualifiedName'
        'Export-ModuleMember'        = 'Function', 'Cmdlet', 'Variable', 'Alias'
        'Register-ArgumentCompleter' = 'CommandName', 'ParameterName', 'ScriptBlock', 'Native'
        'Set-StrictMode'             = 'Version', 'Off'
    }
    $common = 'ErrorAction', 'WarningAction', 'InformationAction', 'Verbose', 'Debug', 'ErrorVariable', 'WarningVariable', 'InformationVariable', 'OutVariable', 'OutBuffer', 'PipelineVariable', 'WhatIf', 'Confirm'
    # LinkTarget and ResolveLinkTarget: asked for behind a test of the edition.
    $guarded = @{ 'Get-FileStamp.ps1' = 'LinkTarget', 'ResolveLinkTarget' }

    function Read-Script {
        # A script as its tree, its tokens and what the parser has against it.
        param([string] $File, [string] $Text)
        $tokens = $problems = $null
        $tree = [System.Management.Automation.Language.Parser]::ParseInput($Text, $File, [ref] $tokens, [ref] $problems)
        @{ File = $File; Tree = $tree; Tokens = $tokens; Problems = $problems }
    }

    $root = Get-RepositoryPath 'module'
    $scripts = @(foreach ($file in [System.IO.Directory]::GetFiles($root, '*', 'AllDirectories')) {
            if ($file -match '\.(ps1|psm1|psd1)$') { Read-Script $file.Substring($root.Length + 1) ([System.IO.File]::ReadAllText($file)) }
        })

    function Find-Node {
        # All nodes of these kinds, by the kind's name: 5.1 does not know some of the types.
        param([hashtable] $Script, [string[]] $Kind)
        $Script.Tree.FindAll({ param($node) $node.GetType().Name -in $Kind }.GetNewClosure(), $true)
    }

    # Each takes a script and returns the nodes, tokens or problems that 5.1 would not take.
    $rules = @{
        'a text that does not parse'               = { param($script) $script.Problems }
        'syntax that came later'                   = {
            param($script)
            Find-Node $script 'TernaryExpressionAst', 'PipelineChainAst'
            $script.Tokens | Where-Object { "$($_.Kind)" -in 'QuestionQuestion', 'QuestionQuestionEquals', 'QuestionDot', 'QuestionLBracket', 'AndAnd', 'OrOr', 'Clean' }
        }
        'an escape that 5.1 takes for a letter'    = {
            param($script)
            $script.Tokens | Where-Object { "$($_.Kind)" -match 'Expandable|Generic' -and $_.Text -cmatch '(?<!`)(``)*`(e|u\{)' }
        }
        'a class, or using'                        = { param($script) Find-Node $script 'TypeDefinitionAst', 'UsingStatementAst' }
        'code made at run time'                    = {
            param($script)
            Find-Node $script 'CommandAst' | Where-Object { $_.GetCommandName() -in 'Add-Type', 'Invoke-Expression', 'iex' }
        }
        'a cmdlet outside of Core'                 = {
            param($script)
            # The block of Invoke-AwsRole is the caller's; the action of an event calls back into the module; the engine and Node are no cmdlets.
            Find-Node $script 'CommandAst' | Where-Object {
                "$($_.InvocationOperator)" -ne 'Dot' -and $_.Extent.Text -notmatch '\A& \$(ScriptBlock|awsRole|program|node)\b' -and
                $_.GetCommandName() -notin $core -and $_.GetCommandName() -notin $own
            }
        }
        'a parameter that a cmdlet of 5.1 lacks'   = {
            param($script)
            foreach ($command in Find-Node $script 'CommandAst') {
                if (-not $parameters.ContainsKey("$($command.GetCommandName())")) { continue }
                $known = $parameters[$command.GetCommandName()] + $common
                $command.CommandElements | Where-Object { $_.GetType().Name -eq 'CommandParameterAst' -and $_.ParameterName -notin $known }
            }
        }
        'a type that .NET Framework lacks'         = {
            param($script)
            Find-Node $script 'TypeExpressionAst', 'TypeConstraintAst', 'AttributeAst' | Where-Object { ($_.TypeName.FullName -replace '\[.*\]$') -notin $types }
        }
        'a static member that .NET Framework lacks' = {
            param($script)
            Find-Node $script 'MemberExpressionAst', 'InvokeMemberExpressionAst' | Where-Object {
                $_.Static -and "$($_.Member)" -ne 'new' -and
                ($_.Expression.GetType().Name -ne 'TypeExpressionAst' -or "$($_.Expression.TypeName.FullName)::$($_.Member)" -notin $statics)
            }
        }
        'a member that .NET Framework lacks'       = {
            param($script)
            Find-Node $script 'MemberExpressionAst', 'InvokeMemberExpressionAst' |
                Where-Object { "$($_.Member)" -in $newer -and "$($_.Member)" -notin $guarded[[System.IO.Path]::GetFileName($script.File)] }
        }
        'a variable that 5.1 lacks'                = {
            param($script)
            Find-Node $script 'VariableExpressionAst' | Where-Object { $_.VariablePath.UserPath -in 'IsWindows', 'IsLinux', 'IsMacOS', 'IsCoreCLR', 'PSStyle', 'EnabledExperimentalFeatures' }
        }
    }
}

Describe 'Windows PowerShell 5.1 can run every file of the module, which' {
    It 'is found' {
        $scripts.Count | Should -BeGreaterThan 20
    }

    It 'has not in it: <Rule>' -ForEach $rules {
        $wrong = foreach ($script in $scripts) {
            foreach ($found in & $rules[$Rule] $script) { "$($script.File):$($found.Extent.StartLineNumber): $($found.Extent.Text)" }
        }
        $wrong | Should -BeNullOrEmpty
    }

    It 'asks for the edition where it uses what is newer' {
        foreach ($script in $scripts | Where-Object { $guarded.ContainsKey([System.IO.Path]::GetFileName($_.File)) }) {
            $script.Tree.Extent.Text | Should -BeLike '*$PSVersionTable.PSVersion.Major -ge 7*'
        }
    }

    It 'is ASCII, or has a byte order mark' {
        $wrong = foreach ($script in $scripts) {
            $bytes = [System.IO.File]::ReadAllBytes([System.IO.Path]::Combine($root, $script.File))
            $marked = $bytes.Length -gt 2 -and $bytes[0] -eq 0xEF -and $bytes[1] -eq 0xBB -and $bytes[2] -eq 0xBF
            if (-not $marked -and $script.Tree.Extent.Text -match '[^\x00-\x7F]') { $script.File }
        }
        $wrong | Should -BeNullOrEmpty
    }
}

Describe 'The check finds <Rule>' -ForEach $examples {
    It 'in: <Code>' {
        @(& $rules[$Rule] (Read-Script 'example.ps1' $Code)).Count | Should -BeGreaterThan 0
    }
}
