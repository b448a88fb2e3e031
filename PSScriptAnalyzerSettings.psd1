@{
    Severity     = @('Error', 'Warning', 'Information')
    Rules        = @{
        PSUseCompatibleSyntax            = @{
            Enable         = $true
            TargetVersions = @('5.1', '7.4')
        }
        PSUseCompatibleTypes             = @{
            Enable         = $true
            TargetProfiles = @(
                'win-48_x64_10.0.17763.0_5.1.17763.316_x64_4.0.30319.42000_framework'
                'ubuntu_x64_18.04_7.0.0_x64_3.1.2_core'
            )
        }
        PSPlaceOpenBrace                 = @{
            Enable             = $true
            OnSameLine         = $true
            NewLineAfter       = $true
            IgnoreOneLineBlock = $true
        }
        PSUseConsistentIndentation       = @{
            Enable          = $true
            Kind            = 'space'
            IndentationSize = 4
        }
        PSUseConsistentWhitespace        = @{
            Enable = $true
        }
        PSUseConstrainedLanguageMode     = @{
            Enable = $true
        }
        PSAvoidUsingCmdletAliases        = @{
            allowlist = @()
        }
        PSProvideCommentHelp             = @{
            Enable       = $true
            ExportedOnly = $true
        }
    }
}
