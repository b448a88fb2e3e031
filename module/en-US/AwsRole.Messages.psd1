# Every text that the module shows to persons, in English; ja-JP/AwsRole.Messages.psd1 has the same keys in Japanese.
#
# To add a message: one line here and one there, both in the order of the keys (a test holds it); a key is PascalCase and
# begins with the cmdlet's or the topic's word. {0}, {1}, ... are values; a brace itself is {{ or }}. In a function:
#     Get-Message 'RoleCleared'
#     Get-Message 'EngineAbsent' $path             # several values: Get-Message 'Key' $first, $second
# The Japanese file is UTF-8 with a byte order mark, since Windows PowerShell reads others in the machine's code page.
@{
    ConsoleBrowserHint = 'Open-AwsConsole -PassThru returns the address, for a browser elsewhere.'
    ConsoleBrowserMissing = 'There is no browser here that could be opened.'
    ConsoleOpened = 'Opened {0} in your browser, as {1}.'
    ConsolePage = 'the console'
    ConsoleServicePage = 'the console of {0}'
    ConsoleShellRole = 'the role of this shell'
    PopBack = 'Back to {0}'
    PopEmpty = 'No role was pushed in this shell that could be popped.'
    PopEmptyHint = 'Push-AwsRole pushes one; Clear-AwsRole goes back to before the first role.'
    PopNone = 'The shell holds no AWS role again.'
    RoleCleared = 'The AWS role is cleared: the shell is as it was before.'
    RoleNotSet = 'No AWS role was set in this shell.'
}
