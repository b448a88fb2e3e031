function Get-TestSize {
    # The size of a test in tests/long, as in size.ts: small in npm test, full in npm run test:long.
    param([int] $Small, [int] $Full)
    if (-not $env:AWSROLE_TEST_SIZE) { return $Small }
    [math]::Max($Small, [int] ($Full * [double]::Parse($env:AWSROLE_TEST_SIZE, [cultureinfo]::InvariantCulture)))
}

function Get-TestSeed {
    # The seed for the inputs of such a test: different in each round of npm run soak.
    if ($env:AWSROLE_TEST_SEED) { [int] $env:AWSROLE_TEST_SEED } else { 20261124 }
}
