# What only a terminal shows. One shell for all of tests/module/terminal, since one takes seconds to come and to do a thing for the first time.
BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $shell = @{ Terminal = $null }
}

AfterAll { Stop-Terminal $shell.Terminal }

# In this order: the last one takes the module out of the shell.
foreach ($part in 'Questions', 'List', 'Blocks', 'Colors', 'History') { . "$PSScriptRoot/terminal/$part.ps1" }
