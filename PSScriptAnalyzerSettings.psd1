@{
    Severity     = @('Error', 'Warning', 'Information')
    ExcludeRules = @(
        # $Profile is AWS's word for the parameter; hidden is only PowerShell's own $PROFILE, which no cmdlet reads.
        'PSAvoidAssignmentToAutomaticVariable'
        # It takes credential_source and credential_process for passwords; tests/module/Secrets.Tests.ps1 looks after the real ones.
        'PSAvoidUsingPlainTextForPassword'
        # It looks only at calls within one file. Private functions are called by position, cmdlets by name.
        'PSAvoidUsingPositionalParameters'
        # Completers and parameters that reach the engine by $PSBoundParameters are used where it does not look.
        'PSReviewUnusedParameter'
        # Cmdlets hand $PSCmdlet to the private function that asks, so it finds an attribute without a call and a call without one.
        'PSShouldProcess'
        # It wants SupportsShouldProcess of private functions too, which act when the cmdlet has asked.
        'PSUseShouldProcessForStateChangingFunctions'
        # The module starts a program, which Constrained Language Mode allows only to a trusted module, and that runs in full language.
        'PSUseConstrainedLanguageMode'
    )
    Rules        = @{
        PSUseCompatibleSyntax      = @{
            Enable         = $true
            TargetVersions = @('5.1', '7.4')
        }
        PSUseCompatibleTypes       = @{
            Enable         = $true
            TargetProfiles = @(
                'win-48_x64_10.0.17763.0_5.1.17763.316_x64_4.0.30319.42000_framework'
                'ubuntu_x64_18.04_7.0.0_x64_3.1.2_core'
            )
        }
        PSPlaceOpenBrace           = @{
            Enable             = $true
            OnSameLine         = $true
            NewLineAfter       = $true
            IgnoreOneLineBlock = $true
        }
        PSUseConsistentIndentation = @{
            Enable          = $true
            Kind            = 'space'
            IndentationSize = 4
        }
        PSUseConsistentWhitespace  = @{
            Enable                                  = $true
            # Tables stand in columns.
            IgnoreAssignmentOperatorInsideHashTable = $true
        }
        PSUseSingularNouns         = @{
            Enable        = $true
            # The first two are its own; posh-awsp has Get-AWSAvailableProfiles.
            NounAllowList = @('Data', 'Windows', 'Profiles')
        }
        PSAvoidUsingCmdletAliases  = @{
            allowlist = @()
        }
        PSProvideCommentHelp       = @{
            Enable       = $true
            ExportedOnly = $true
        }
    }
}
