function Complete-Candidate {
    # Completion results of one kind (Get-Candidate). A broken file, or no engine, completes nothing and says nothing, in $Error neither.
    param([string] $Kind, [string] $Word)
    try {
        Select-Completion $Word (Get-Candidate $Kind)
    } catch {
        $Global:Error.RemoveAt(0)
    }
}
