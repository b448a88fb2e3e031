function Get-TestSize {
    # The size of a test of tests/long, as size.ts has it: the small one in npm test, the full one in npm run test:long.
    param([int] $Small, [int] $Full)
    if (-not $env:AWSROLE_TEST_SIZE) { return $Small }
    [math]::Max($Small, [int] ($Full * [double]::Parse($env:AWSROLE_TEST_SIZE, [cultureinfo]::InvariantCulture)))
}

function Get-TestSeed {
    # The seed for the inputs of such a test: different in each round of npm run soak.
    if ($env:AWSROLE_TEST_SEED) { [int] $env:AWSROLE_TEST_SEED } else { 20261124 }
}
