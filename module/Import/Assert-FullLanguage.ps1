function Assert-FullLanguage {
    # Fails the import if a policy restricts the language mode: with one sentence instead of an error for each call. Uses only what a
    # restricted mode allows.
    $session = $ExecutionContext.SessionState
    $language = if ($PSUICulture -like 'ja*') { 'ja-JP' } else { 'en-US' }
    Microsoft.PowerShell.Utility\Import-LocalizedData -BindingVariable 'messages' -BaseDirectory $session.Module.ModuleBase -FileName 'AwsRole.Messages.psd1' -UICulture $language
    throw ($messages['LanguageConstrained'] -f $session.LanguageMode)
}
