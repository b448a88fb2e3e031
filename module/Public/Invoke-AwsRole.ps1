function Invoke-AwsRole {
    <#
    .SYNOPSIS
    Runs a script block with an AWS role, and then restores the shell.

    .DESCRIPTION
    Switches to the role as Set-AwsRole does, runs the script block, and then restores every environment variable, also after an
    error, Ctrl+C, break, return, or exit, and if the script block runs Set-AwsRole or Invoke-AwsRole. The output, the errors and
    other streams, and $LASTEXITCODE of the script block are passed on unchanged. The script block sees the variables of the
    caller; variables that it sets are local to it, as with the call operator (&).

    Only the script block has the role. Commands after it in the pipeline run with the credentials of the shell, and
    keep the changes that they make to them. Commands that use other threads (ForEach-Object -Parallel, Start-ThreadJob)
    get the output after the script block has finished, because environment variables belong to the whole process. For
    the same reason, a script block, Set-AwsRole, or Clear-AwsRole in another runspace fails with RoleInUse while a
    script block runs, and a switch fails while the runspace that switched last is still running. To run many profiles
    in parallel, use -ThrottleLimit.

    .PARAMETER Profile
    Specifies one or more profiles. The script block runs once for each profile, one after the other.

    .PARAMETER InputObject
    Specifies a profile name, or an object with a Profile, ProfileName, or Name property (Get-AwsProfile), from the
    pipeline.

    .PARAMETER ScriptBlock
    Specifies the script block to run with the role.

    .PARAMETER ThrottleLimit
    Specifies for how many profiles at most the script block runs in parallel, each in its own PowerShell process. The
    cmdlet then returns an object for each profile, in the order in which they finish: Profile, AccountId, RoleArn,
    Region, Output, ExitCode (of the last program, or of exit), and Duration. If a profile fails, the error shows its
    name, and the others continue. The script block can use variables of the caller only as $using:name. By default, the
    script block runs in this process, for one profile after the other.

    .PARAMETER Raw
    Returns only the output of the script blocks, instead of an object for each profile. It has an effect only with -ThrottleLimit.

    .PARAMETER RoleArn
    Specifies the ARN of a role to assume.

    .PARAMETER SourceProfile
    Specifies the profile whose credentials assume the role of -RoleArn. The default is the current credentials.

    .PARAMETER SerialNumber
    Specifies your MFA device: an ARN, or the serial number of a hardware device. Overrides mfa_serial.

    .PARAMETER TokenCode
    Specifies the six-digit code from your MFA device, as a string or a SecureString. If you omit it and a code is required, the
    cmdlet prompts for it.

    .PARAMETER RoleSessionName
    Specifies the session name, which appears in CloudTrail and in the ARN of your identity. Overrides
    role_session_name.

    .PARAMETER DurationSeconds
    Specifies the duration of the session in seconds, from 900 to the maximum of the role. Overrides duration_seconds.

    .PARAMETER ExternalId
    Specifies the external ID that the trust policy of the role requires. Overrides external_id.

    .PARAMETER Tag
    Specifies the session tags as a hashtable: @{ team = 'red' }. Policies can require session tags. Overrides
    session_tags.

    .PARAMETER TransitiveTagKey
    Specifies the keys of session tags that pass to the next role in a role chain. Overrides transitive_session_tags.

    .PARAMETER SourceIdentity
    Specifies the source identity, which CloudTrail shows for this session and all sessions that follow from it.
    Overrides source_identity.

    .PARAMETER Policy
    Specifies a session policy as JSON or as the path of a file. The session has only the permissions that both the role
    and the policy allow.

    .PARAMETER PolicyArn
    Specifies the ARNs of managed policies that limit the session in the same way.

    .PARAMETER Region
    Specifies the region for the script block. Overrides the regions of the profile and of the shell.

    .PARAMETER NoCache
    Does not use the session cache: ignores cached sessions and does not cache the new one.

    .PARAMETER Refresh
    Gets a new session even if a session is cached, and caches the new one.

    .PARAMETER WhatIf
    Shows the role chain. The script block is not run.

    .PARAMETER Confirm
    Prompts you for confirmation before running the cmdlet. -Confirm:$false also applies to protected profiles
    (Set-AwsRoleOption): the cmdlet does not require confirmation for them.

    .INPUTS
    System.String. Profile names, or objects with a Profile, ProfileName, or Name property (Get-AwsProfile). The script
    block runs once for each.

    .OUTPUTS
    System.Object. The output of the script block. With -ThrottleLimit, and without -Raw, AwsRole.BlockResult objects.

    .EXAMPLE
    Invoke-AwsRole dev { aws s3 ls }

    Runs one command with the role of profile dev.

    .EXAMPLE
    Get-AwsProfile team-* | Invoke-AwsRole { Get-AwsIdentity }

    Runs the script block once for each of these profiles.

    .EXAMPLE
    Get-AwsProfile prod* | Invoke-AwsRole { aws iam list-users | ConvertFrom-Json } -ThrottleLimit 8

    Runs the script block for all of these profiles, eight at a time, each in its own process.

    .EXAMPLE
    Invoke-AwsRole prod { terraform apply } -WhatIf

    Shows how the profile resolves, without running the script block.

    .EXAMPLE
    Invoke-AwsRole nosuch { aws s3 ls }

    Fails with ProfileNotFound, and does not run the script block.

    .LINK
    Set-AwsRole

    .LINK
    Get-AwsRole
    #>
    [CmdletBinding(DefaultParameterSetName = 'ByProfile', SupportsShouldProcess)]
    [OutputType([object])]
    param(
        [Parameter(ParameterSetName = 'ByProfile', Mandatory, Position = 0)]
        [Alias('ProfileName', 'Name')]
        [string[]] $Profile,

        # Not by -Profile: PowerShell would take a block at the first place for the way to a profile's name.
        [Parameter(ParameterSetName = 'FromPipeline', Mandatory, ValueFromPipeline)]
        [psobject] $InputObject,

        [Parameter(ParameterSetName = 'ByProfile', Mandatory, Position = 1)]
        [Parameter(ParameterSetName = 'FromPipeline', Mandatory, Position = 0)]
        [Parameter(ParameterSetName = 'ByRole', Mandatory, Position = 0)]
        [scriptblock] $ScriptBlock,

        [Parameter(ParameterSetName = 'ByProfile')]
        [Parameter(ParameterSetName = 'FromPipeline')]
        [ValidateRange(1, 1000)]
        [int] $ThrottleLimit,

        [Parameter(ParameterSetName = 'ByProfile')]
        [Parameter(ParameterSetName = 'FromPipeline')]
        [switch] $Raw,

        [Parameter(ParameterSetName = 'ByRole', Mandatory)]
        [string] $RoleArn,

        [Parameter(ParameterSetName = 'ByRole')]
        [string] $SourceProfile,

        [string] $SerialNumber,

        [object] $TokenCode,

        [string] $RoleSessionName,

        [int] $DurationSeconds,

        [string] $ExternalId,

        [System.Collections.IDictionary] $Tag,

        [string[]] $TransitiveTagKey,

        [string] $SourceIdentity,

        [string] $Policy,

        [string[]] $PolicyArn,

        [string] $Region,

        [switch] $NoCache,

        [switch] $Refresh
    )
    begin {
        script:Initialize-Module $PSCmdlet
        $chosen = [System.Collections.Generic.List[string]]::new()
    }
    process {
        $isAlone = @($Profile).Count -lt 2 -and -not $ThrottleLimit
        try {
            $parameters = Select-EngineParameter $PSBoundParameters -MayAsk
            $names = if ($RoleArn) { '' } elseif ($Profile) { $Profile } else { Select-ProfileName $InputObject }
        } catch { return Write-Failure $_ $PSCmdlet -Alone:$isAlone }
        # No foreach: a break in the block is for the caller's loop.
        $names | Microsoft.PowerShell.Core\ForEach-Object {
            if ($_) { $parameters['profile'] = $_ }
            $isConfirmed = try { Confirm-Action "$_$RoleArn" (Get-Message 'InvokeRun') $PSCmdlet } catch { return Write-Failure $_ $PSCmdlet -Alone:$isAlone }
            if ($isConfirmed) {
                if ($ThrottleLimit) { $chosen.Add($_) } else { Invoke-RoleBlock $parameters $ScriptBlock $PSCmdlet $isAlone }
            } elseif (Test-WhatIf $PSCmdlet) {
                try { Show-Plan (Select-PlanParameter $parameters) $PSCmdlet } catch { Write-Failure $_ $PSCmdlet -Alone:$isAlone }
            }
        }
    }
    end {
        if ($chosen.Count -eq 0) { return }
        $parameters.Remove('profile')
        try { Invoke-ParallelBlock $chosen $parameters $ScriptBlock $ThrottleLimit $Raw $PSCmdlet } catch { Write-Failure $_ $PSCmdlet -Alone }
    }
}
