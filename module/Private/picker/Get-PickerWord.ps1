function Get-PickerWord {
    # The picker's own words, asked for once: the labels of its columns, its keys and marks, and what stands where nothing fits.
    @{
        Labels  = [string[]] @((Get-Message 'PickerName'), (Get-Message 'PickerAccount'), (Get-Message 'PickerRole'), (Get-Message 'PickerRegion'), (Get-Message 'PickerLeft'))
        Keys    = [string[]] @(
            (Get-Message 'PickerKeyEnter'), (Get-Message 'PickerKeyEscape'), (Get-Message 'PickerKeyDelete')
            (Get-Message 'PickerKeyCurrent'), (Get-Message 'PickerKeyProtected'), (Get-Message 'PickerKeySearch')
        )
        Nothing = Get-Message 'PickerNothing'
    }
}
