# Checks scripts against the features of Windows PowerShell 5.1.
foreach ($part in 'Reference', 'Script', 'Inference', 'Rule') { . "$PSScriptRoot/$part.ps1" }
