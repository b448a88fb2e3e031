function Complete-Candidate {
    # Completion results of one kind (Get-Candidate). With a broken AWS file, or without an engine, there are none, and nothing in $Error.
    param([string] $Kind, [string] $Word)
    try {
        Select-Completion $Word (Get-Candidate $Kind)
    } catch {
        $Global:Error.RemoveAt(0)
    }
}
