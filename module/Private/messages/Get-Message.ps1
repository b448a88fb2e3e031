function Get-Message {
    # The message of a key in the language of the user interface, with the values in the places of {0}, {1}, ...
    # Import-LocalizedData would load Microsoft.PowerShell.Utility for it: 190 ms of a fresh shell. This reads the same files,
    # when the first message is needed.
    [OutputType([string])]
    param([string] $Key, [object[]] $Value = @())
    if ($null -eq $Value) { $Value = @($null) }
    $culture = [cultureinfo]::CurrentUICulture.Name
    if (-not $script:Messages.ContainsKey($culture)) { $script:Messages[$culture] = Read-MessageFile (Get-MessageLanguage) }
    [string]::Format([cultureinfo]::InvariantCulture, $script:Messages[$culture][$Key], $Value)
}

# A table for each culture that was asked for.
$script:Messages = @{}

function Get-MessageLanguage {
    # Any kind of Japanese is ja-JP; whatever else the user interface speaks, it gets English.
    if ([cultureinfo]::CurrentUICulture.TwoLetterISOLanguageName -eq 'ja') { return 'ja-JP' }
    'en-US'
}

function Read-MessageFile {
    # Parsed, never run: the file holds text only.
    param([string] $Language)
    $file = [System.IO.Path]::Combine($ExecutionContext.SessionState.Module.ModuleBase, $Language, 'AwsRole.Messages.psd1')
    $tokens = $problems = $null
    $tree = [System.Management.Automation.Language.Parser]::ParseFile($file, [ref] $tokens, [ref] $problems)
    $tree.Find({ param($node) $node -is [System.Management.Automation.Language.HashtableAst] }, $false).SafeGetValue()
}
