# Tests that need a terminal. One shell for all of tests/module/terminal, since it takes seconds to start and to do things for the first
# time.
BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $shell = @{ Terminal = $null }
}

AfterAll { Stop-Terminal $shell.Terminal }

# In this order: the last one removes the module from the shell.
foreach ($part in 'Questions', 'List', 'Blocks', 'Colors', 'History') { . "$PSScriptRoot/terminal/$part.ps1" }
