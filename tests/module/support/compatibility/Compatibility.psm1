# Holds scripts against what Windows PowerShell 5.1 has.
foreach ($part in 'Reference', 'Script', 'Inference', 'Rule') { . "$PSScriptRoot/$part.ps1" }
