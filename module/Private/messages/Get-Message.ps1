function Get-Message {
    # The message of a key in the user interface language, with the values in place of {0}, {1}, and so on. Import-LocalizedData would load
    # Microsoft.PowerShell.Utility, which takes a new shell 190 ms. This reads the same files, when the first message is needed.
    [OutputType([string])]
    param([string] $Key, [object[]] $Value = @())
    if ($null -eq $Value) { $Value = @($null) }
    $culture = [cultureinfo]::CurrentUICulture.Name
    if (-not $script:Messages.ContainsKey($culture)) { $script:Messages[$culture] = Read-MessageFile (Get-MessageLanguage) }
    [string]::Format([cultureinfo]::InvariantCulture, $script:Messages[$culture][$Key], $Value)
}

# The messages, by culture.
$script:Messages = @{}

function Get-MessageLanguage {
    # Every Japanese culture uses ja-JP, all other cultures en-US.
    if ([cultureinfo]::CurrentUICulture.TwoLetterISOLanguageName -eq 'ja') { return 'ja-JP' }
    'en-US'
}

function Read-MessageFile {
    # Parses the file; never runs it. It contains only text.
    param([string] $Language)
    $file = [System.IO.Path]::Combine($ExecutionContext.SessionState.Module.ModuleBase, $Language, 'AwsRole.Messages.psd1')
    $tokens = $problems = $null
    $tree = [System.Management.Automation.Language.Parser]::ParseFile($file, [ref] $tokens, [ref] $problems)
    $tree.Find({ param($node) $node -is [System.Management.Automation.Language.HashtableAst] }, $false).SafeGetValue()
}
