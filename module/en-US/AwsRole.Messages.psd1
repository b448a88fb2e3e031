# Every text that the module shows to persons, in English; ja-JP/AwsRole.Messages.psd1 has the same keys in Japanese.
#
# To add a message: one line here and one there, both in the order of the keys (a test holds it); a key is PascalCase and
# begins with the cmdlet's or the topic's word. {0}, {1}, ... are values; a brace itself is {{ or }}. In a function:
#     Get-Message 'RoleCleared'
#     Get-Message 'EngineAbsent' $path             # several values: Get-Message 'Key' $first, $second
# The Japanese file is UTF-8 with a byte order mark, since Windows PowerShell reads others in the machine's code page.
@{
    RoleCleared = 'The AWS role is cleared: the shell is as it was before.'
    RoleNotSet = 'No AWS role was set in this shell.'
}
