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
        'System.Management.Automation.Language.CodeGeneration', 'System.Management.Automation.Language.CommandAst', 'System.Management.Automation.PSEngineEvent', 'System.Management.Automation.PSEventReceivedEventHandler'
        'System.Management.Automation.ProgressRecord', 'System.Management.Automation.PSCmdlet'
        'System.Management.Automation.PSSerializer', 'System.Management.Automation.RuntimeException', 'System.Management.Automation.WildcardPattern'
        'System.Management.Automation.Language.HashtableAst', 'System.Management.Automation.Language.Parser'
    )
    $statics = @(
        'cultureinfo::CurrentUICulture', 'string::Format', 'string::Join', 'System.Management.Automation.Language.Parser::ParseFile'
        'array::Copy', 'array::Sort', 'char::IsLetterOrDigit', 'cultureinfo::InvariantCulture', 'datetime::MinValue', 'datetime::TryParse', 'datetime::UtcNow', 'timespan::FromSeconds', 'math::Floor', 'math::Max', 'math::Min', 'NullString::Value', 'regex::Escape', 'regex::IsMatch', 'regex::Matches', 'regex::Replace', 'regex::Unescape', 'System.IO.File::OpenText', 'System.IO.Path::IsPathRooted'
        'System.Management.Automation.PSEngineEvent::OnIdle'
        'object::ReferenceEquals'
        'System.AppDomain::CurrentDomain', 'System.Console::IsInputRedirected'
        'System.Console::IsOutputRedirected', 'System.Console::KeyAvailable', 'System.Console::Out', 'System.Console::OutputEncoding', 'System.Console::ReadKey'
        'System.Console::TreatControlCAsInput', 'System.Console::WindowHeight', 'System.Console::WindowWidth', 'System.ConsoleModifiers::Alt', 'System.ConsoleModifiers::Control'
        'System.ConsoleModifiers::Shift', 'System.Diagnostics.Stopwatch::StartNew', 'System.Environment::GetCommandLineArgs', 'System.StringComparison::Ordinal'
        'System.StringComparison::OrdinalIgnoreCase', 'System.StringSplitOptions::RemoveEmptyEntries', 'System.Threading.Thread::Sleep'
        'System.Diagnostics.Process::Start', 'System.Environment::ExpandEnvironmentVariables'
        'System.Environment::GetEnvironmentVariable', 'System.Environment::GetEnvironmentVariables', 'System.Environment::GetFolderPath'
        'System.Environment::SetEnvironmentVariable', 'System.IO.Directory::GetFiles', 'System.IO.File::Exists', 'System.IO.Path::Combine'
        'System.IO.Path::DirectorySeparatorChar', 'System.IO.Path::GetFileName', 'System.Management.Automation.Language.CodeGeneration::EscapeSingleQuotedStringContent'
        'System.Management.Automation.PSSerializer::Deserialize', 'System.Management.Automation.WildcardPattern::ContainsWildcardCharacters'
        'System.Text.Encoding::ASCII', 'System.Text.Encoding::UTF8', 'uri::TryCreate'
        'System.IO.Directory::CreateDirectory', 'System.IO.File::Delete', 'System.IO.File::ReadAllText', 'System.IO.File::WriteAllText', 'System.IO.Path::GetDirectoryName'
        # Newer than 5.1, and called only where it is not Windows PowerShell: packages lose the executable bit on Unix.
        'System.IO.File::GetUnixFileMode', 'System.IO.File::SetUnixFileMode'
    )
    # Instance members that .NET Framework lacks and that are tempting here.
    $newer = 'ArgumentList', 'StandardInputEncoding', 'WaitForExitAsync', 'ReadLineAsync(CancellationToken)', 'LinkTarget', 'ResolveLinkTarget'
    # LinkTarget and ResolveLinkTarget: asked for behind a test of the edition.
    $guarded = @{ 'Get-FileStamp.ps1' = 'LinkTarget', 'ResolveLinkTarget' }

    $root = Get-RepositoryPath 'module'
    $scripts = @(foreach ($file in [System.IO.Directory]::GetFiles($root, '*', 'AllDirectories')) {
            if ($file -notmatch '\.(ps1|psm1|psd1)$') { continue }
            $tokens = $problems = $null
            $tree = [System.Management.Automation.Language.Parser]::ParseFile($file, [ref] $tokens, [ref] $problems)
            @{ File = $file; Name = $file.Substring($root.Length + 1); Tree = $tree; Tokens = $tokens; Problems = $problems }
        })

    function Find-Node {
        # All nodes of these kinds, by the kind's name: 5.1 does not know some of the types.
        param([hashtable] $Script, [string[]] $Kind)
        $Script.Tree.FindAll({ param($node) $node.GetType().Name -in $Kind }.GetNewClosure(), $true)
    }

    function Find-Wrong {
        # What a rule finds wrong in the module's files, each as file:line: text. A rule takes a script and returns nodes or tokens.
        param([scriptblock] $Rule)
        foreach ($script in $scripts) {
            foreach ($found in & $Rule $script) { "$($script.Name):$($found.Extent.StartLineNumber): $($found.Extent.Text)" }
        }
    }
}

Describe 'Windows PowerShell 5.1 can run every file of the module, which' {
    It 'is found' {
        $scripts.Count | Should -BeGreaterThan 20
    }

    It 'parses' {
        Find-Wrong { param($script) $script.Problems } | Should -BeNullOrEmpty
    }

    It 'has no syntax that came later' {
        $operators = 'QuestionQuestion', 'QuestionQuestionEquals', 'QuestionDot', 'QuestionLBracket', 'AndAnd', 'OrOr', 'Clean'
        Find-Wrong { param($script) Find-Node $script 'TernaryExpressionAst', 'PipelineChainAst' } | Should -BeNullOrEmpty
        Find-Wrong { param($script) $script.Tokens | Where-Object { "$($_.Kind)" -in $operators } } | Should -BeNullOrEmpty
    }

    It 'has no escape that 5.1 takes for a plain letter' {
        $escape = '(?<!`)(``)*`(e|u\{)'
        Find-Wrong { param($script) $script.Tokens | Where-Object { "$($_.Kind)" -match 'Expandable|Generic' -and $_.Text -cmatch $escape } } | Should -BeNullOrEmpty
    }

    It 'has no class, no using, no code made at run time' {
        Find-Wrong { param($script) Find-Node $script 'TypeDefinitionAst', 'UsingStatementAst' } | Should -BeNullOrEmpty
        $forbidden = 'Add-Type', 'Invoke-Expression', 'iex'
        Find-Wrong { param($script) Find-Node $script 'CommandAst' | Where-Object { $_.GetCommandName() -in $forbidden } } | Should -BeNullOrEmpty
    }

    It 'calls only cmdlets of Microsoft.PowerShell.Core and functions of the module' {
        Find-Wrong {
            param($script)
            # The block of Invoke-AwsRole is the caller's; the action of an event calls back into the module; the engine and Node are no cmdlets.
            Find-Node $script 'CommandAst' | Where-Object { "$($_.InvocationOperator)" -ne 'Dot' -and $_.Extent.Text -notmatch '\A& \$(ScriptBlock|awsRole|program|node)\b' -and $_.GetCommandName() -notin $core -and $_.GetCommandName() -notin $own }
        } | Should -BeNullOrEmpty
    }

    It 'names only types that .NET Framework has' {
        Find-Wrong {
            param($script)
            Find-Node $script 'TypeExpressionAst', 'TypeConstraintAst', 'AttributeAst' | Where-Object { ($_.TypeName.FullName -replace '\[.*\]$') -notin $types }
        } | Should -BeNullOrEmpty
    }

    It 'uses only static members that .NET Framework has' {
        Find-Wrong {
            param($script)
            Find-Node $script 'MemberExpressionAst', 'InvokeMemberExpressionAst' | Where-Object {
                $_.Static -and "$($_.Member)" -ne 'new' -and
                ($_.Expression.GetType().Name -ne 'TypeExpressionAst' -or "$($_.Expression.TypeName.FullName)::$($_.Member)" -notin $statics)
            }
        } | Should -BeNullOrEmpty
    }

    It 'uses no member that .NET Framework lacks, unless behind a test of the edition' {
        Find-Wrong {
            param($script)
            Find-Node $script 'MemberExpressionAst', 'InvokeMemberExpressionAst' |
                Where-Object { "$($_.Member)" -in $newer -and "$($_.Member)" -notin $guarded[[System.IO.Path]::GetFileName($script.File)] }
        } | Should -BeNullOrEmpty
        foreach ($script in $scripts | Where-Object { $guarded.ContainsKey([System.IO.Path]::GetFileName($_.File)) }) {
            [System.IO.File]::ReadAllText($script.File) | Should -BeLike '*$PSVersionTable.PSVersion.Major -ge 7*'
        }
    }

    It 'reads no variable that 5.1 lacks' {
        Find-Wrong {
            param($script)
            Find-Node $script 'VariableExpressionAst' | Where-Object { $_.VariablePath.UserPath -in 'IsWindows', 'IsLinux', 'IsMacOS', 'IsCoreCLR', 'PSStyle' }
        } | Should -BeNullOrEmpty
    }

    It 'is ASCII, or has a byte order mark' {
        $wrong = foreach ($script in $scripts) {
            $bytes = [System.IO.File]::ReadAllBytes($script.File)
            $marked = $bytes.Length -gt 2 -and $bytes[0] -eq 0xEF -and $bytes[1] -eq 0xBB -and $bytes[2] -eq 0xBF
            if (-not $marked -and [System.IO.File]::ReadAllText($script.File) -match '[^\x00-\x7F]') { $script.Name }
        }
        $wrong | Should -BeNullOrEmpty
    }
}
