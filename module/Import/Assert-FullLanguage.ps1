function Assert-FullLanguage {
    # Ends the import where a policy keeps scripts that it does not trust from most of the language: with one sentence, instead of
    # an error for each call. What little that language has must do for it.
    $session = $ExecutionContext.SessionState
    $language = if ($PSUICulture -like 'ja*') { 'ja-JP' } else { 'en-US' }
    Microsoft.PowerShell.Utility\Import-LocalizedData -BindingVariable 'messages' -BaseDirectory $session.Module.ModuleBase -FileName 'AwsRole.Messages.psd1' -UICulture $language
    throw ($messages['LanguageConstrained'] -f $session.LanguageMode)
}
