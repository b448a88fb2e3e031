function Start-Sts {
    # Starts a local STS (tests/support/sts) with its sample world, and points the shell at it and its files. Returns what it reports (url,
    # mfaSeed, mfaSerial, userArn, roles, externalId, region), its Process and the number of its world there (world), all UsedCodes so far,
    # and those that its device counts as used (SpentCodes). With: further servers (neighbours.ts), separated by commas. Many: the number of
    # further accounts, with profiles many-1, many-2, and so on. One process has the servers of all test files, since starting it takes
    # longer than most tests.
    param([string] $Folder, [string] $With = '', [int] $Many = 0)
    $key = 'AwsRole.Tests.Sts'
    $process = [System.AppDomain]::CurrentDomain.GetData($key)
    if ($null -eq $process -or $process.HasExited) {
        $process = Start-Program 'node' "`"$(Get-RepositoryPath 'dist/sts/main.mjs')`" --folder `"$Folder`" --broken --many $Many --with=$With"
        [System.AppDomain]::CurrentDomain.SetData($key, $process)
    } else {
        Send-StsLine $process @{ open = @{ folder = $Folder; many = $Many; with = $With } }
    }
    $sts = @{ Process = $process; UsedCodes = @(); SpentCodes = @() }
    foreach ($fact in (Read-StsAnswer $process).PSObject.Properties) { $sts[$fact.Name] = $fact.Value }
    [System.Environment]::SetEnvironmentVariable('AWS_CONFIG_FILE', $sts.configFile)
    [System.Environment]::SetEnvironmentVariable('AWS_SHARED_CREDENTIALS_FILE', $sts.credentialsFile)
    # Keys in the environment do not belong to a profile, so the endpoint_url of a profile does not apply to them.
    [System.Environment]::SetEnvironmentVariable('AWS_ENDPOINT_URL_STS', $sts.url)
    $sts
}

function Stop-Sts {
    # Stops a local STS; nothing listens at its URLs afterwards.
    param([hashtable] $Sts)
    Send-StsLine $Sts.Process @{ world = $Sts.world; close = $true }
    $null = Read-StsAnswer $Sts.Process
}

function Invoke-StsControl {
    # Sends a control request to the STS (tests/support/sts/control.ts) and returns the calls that it received so far.
    param([hashtable] $Sts, [hashtable] $Command = @{})
    Send-StsLine $Sts.Process ($Command + @{ world = $Sts.world })
    @((Read-StsAnswer $Sts.Process).calls)
}

function Send-StsLine {
    param([System.Diagnostics.Process] $Process, [hashtable] $Command)
    $Process.StandardInput.WriteLine((ConvertTo-Json $Command -Compress -Depth 5))
    $Process.StandardInput.Flush()
}

function Read-StsAnswer {
    param([System.Diagnostics.Process] $Process)
    $answer = Read-JsonLine $Process
    if ($answer.PSObject.Properties['error']) { throw $answer.error }
    $answer
}

function Get-FreshCode {
    # A valid, unused code of the sample's MFA device. AWS also accepts the code of the next step, so there are two codes that do not expire
    # soon. If both are used, the device is told to accept them again.
    param([hashtable] $Sts)
    $step = [math]::Floor(([datetime]::UtcNow - [datetime]::new(1970, 1, 1)).TotalSeconds / 30)
    $codes = @(foreach ($candidate in $step, ($step + 1)) { Get-Totp $Sts.mfaSeed $candidate })
    $fresh = @($codes | Where-Object { $_ -notin $Sts.SpentCodes })
    if (-not $fresh) {
        $null = Invoke-StsControl $Sts @{ forgetCodes = $true }
        $Sts.SpentCodes = @()
        $fresh = $codes
    }
    $Sts.SpentCodes += $fresh[0]
    $Sts.UsedCodes += $fresh[0]
    $fresh[0]
}

function Get-Totp {
    # RFC 6238 with SHA-1, six digits.
    param([string] $Seed, [long] $Step)
    $bits = @(foreach ($letter in $Seed.TrimEnd('=').ToCharArray()) {
            [Convert]::ToString('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.IndexOf($letter), 2).PadLeft(5, '0')
        }) -join ''
    $key = [byte[]] @(for ($index = 0; $index + 8 -le $bits.Length; $index += 8) { [Convert]::ToByte($bits.Substring($index, 8), 2) })
    $counter = [System.BitConverter]::GetBytes($Step)
    if ([System.BitConverter]::IsLittleEndian) { [array]::Reverse($counter) }
    $hmac = [System.Security.Cryptography.HMACSHA1]::new($key)
    # As integers, because a byte shifted to the left stays a byte.
    $hash = [int[]] $hmac.ComputeHash($counter)
    $offset = $hash[19] -band 15
    $number = (($hash[$offset] -band 127) -shl 24) -bor ($hash[$offset + 1] -shl 16) -bor ($hash[$offset + 2] -shl 8) -bor $hash[$offset + 3]
    ($number % 1000000).ToString('000000')
}

function New-CodeProgram {
    # Creates a Node.js script that prints, as ykman does, a line for the account with the current code. Its arguments are the seed, the
    # text before the code, and the text after it. A file next to it, named .runs, gets one letter per run.
    param([string] $Folder)
    $program = [System.IO.Path]::Combine($Folder, 'code.js')
    [System.IO.File]::WriteAllText($program, @'
const { createHmac } = require('node:crypto');
require('node:fs').appendFileSync(`${__filename}.runs`, 'x');
const [seed, before = '', after = ''] = process.argv.slice(2);
const bits = [...seed.replace(/=/g, '')].map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0')).join('');
const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
const counter = Buffer.alloc(8);
counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30000)));
const hash = createHmac('sha1', key).update(counter).digest();
const code = ((hash.readUInt32BE(hash[19] & 15) & 0x7fffffff) % 1000000).toString().padStart(6, '0');
console.log(`${before}${code}${after}`);
'@)
    $program
}
