function Read-AwsBytes {
    # The bytes of both files as one text for comparison, config first.
    foreach ($file in $env:AWS_CONFIG_FILE, $env:AWS_SHARED_CREDENTIALS_FILE) {
        if ([System.IO.File]::Exists($file)) { [System.BitConverter]::ToString([System.IO.File]::ReadAllBytes($file)) } else { 'none' }
    }
}

function Read-AwsText {
    # The text of the config file, or of the credentials file.
    param([switch] $Credentials)
    $file = if ($Credentials) { $env:AWS_SHARED_CREDENTIALS_FILE } else { $env:AWS_CONFIG_FILE }
    [System.IO.File]::ReadAllText($file)
}

function Get-FileMode {
    # The permission bits of a file as octal digits; nothing on Windows.
    param([string] $Path)
    if (Test-Unix) { [System.Convert]::ToString([int] [System.IO.File]::GetUnixFileMode($Path), 8) }
}

function Set-FileMode {
    # Sets the permission bits of a file, as octal digits, without a process: chmod would take ten times as long. Not for Windows.
    param([string] $Path, [string] $Mode)
    [System.IO.File]::SetUnixFileMode($Path, [System.Convert]::ToInt32($Mode, 8))
}

function Get-HostileName {
    # Profile names that could confuse a shell, a file, or a reader; as test cases with Hostile.
    $names = 'a b', "o'b", 'a"b', 'a\b', '$(x)', '`x', '%x%', 'a&b|c', "a', 'b", '-x', '*', '?', [string] [char] 0x30ED, "a$([char] 0x2019)b", '__proto__', 'constructor', ('a"$(x)' + [char] 0x30ED)
    foreach ($name in $names) { @{ Hostile = $name } }
}

function Get-InjectingText {
    # Texts that would become other lines, sections, or comments in a file; as test cases with Text, and Shown for the title.
    $texts = "a`nb", "a`rb", "a]`n[b", "a$([char] 0)b", " a", "a ", "a$([char] 0x2028)b", "a$([char] 0x202E)b"
    foreach ($text in $texts) { @{ Text = $text; Shown = [regex]::Escape($text) } }
}

function New-TestSecret {
    # A text as a SecureString, even without ConvertTo-SecureString.
    param([string] $Text)
    $secret = [securestring]::new()
    foreach ($letter in $Text.ToCharArray()) { $secret.AppendChar($letter) }
    $secret
}

function New-SecretTool {
    # A folder with a replacement for secret-tool, which stores one secret in a file there.
    param([string] $Folder)
    $tools = [System.IO.Directory]::CreateDirectory([System.IO.Path]::Combine($Folder, 'tools')).FullName
    $script = "#!/bin/sh`ncase `$1 in store) cat > '$tools/secret' ;; lookup) cat '$tools/secret' 2>/dev/null ;; esac`n"
    [System.IO.File]::WriteAllText("$tools/secret-tool", $script)
    Set-FileMode "$tools/secret-tool" 755
    $tools
}
