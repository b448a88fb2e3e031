function Complete-Service {
    # Completion results for a service of the console: by aws-cli's name for it, or by AWS's ('queue').
    param([string] $Word)
    $services = Get-ServiceTable
    $items = foreach ($service in $services.Keys) {
        @{ Name = $service; Hay = "$service $($services[$service])"; Tip = $services[$service] }
    }
    Select-Completion $Word $items
}
