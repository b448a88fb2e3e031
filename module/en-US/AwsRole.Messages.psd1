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
    PickerAccount = 'Account'
    PickerKeyCurrent = '* current'
    PickerKeyDelete = 'Del clears'
    PickerKeyEnter = 'Enter takes'
    PickerKeyEscape = 'Esc leaves'
    PickerKeyProtected = '! asks first'
    PickerKeySearch = 'type to search'
    PickerLeft = 'Left'
    PickerMinutes = '{0} min'
    PickerName = 'Profile'
    PickerNothing = 'nothing fits'
    PickerRegion = 'Region'
    PickerRole = 'Role'
    PickerTitle = 'AWS role'
    PopBack = 'Back to {0}'
    PopEmpty = 'No role was pushed in this shell that could be popped.'
    PopEmptyHint = 'Push-AwsRole pushes one; Clear-AwsRole goes back to before the first role.'
    PopNone = 'The shell holds no AWS role again.'
    ProfileAmbiguous = '"{0}" fits {1} profiles: {2}.'
    ProfileAmbiguousHint = 'Type more of the name.'
    ProfileAmbiguousMore = '{0} and {1} more'
    ProfileNone = 'There are no profiles to choose from.'
    ProfileNoneHint = 'Write one into ~/.aws/config, or check AWS_CONFIG_FILE; Test-AwsConfig says what is wrong.'
    RoleCleared = 'The AWS role is cleared: the shell is as it was before.'
    RoleEarlierNone = 'No other role was set in this shell before.'
    RoleEarlierNoneHint = 'Pick one with awsp.'
    RoleNotSet = 'No AWS role was set in this shell.'
    TerminalRequired = 'To pick from the list takes a terminal, and this shell has none: its input or output is redirected, or it is not interactive.'
    TerminalRequiredHint = 'Name the profile: awsp dev.'
}
