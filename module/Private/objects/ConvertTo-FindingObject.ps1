function ConvertTo-FindingObject {
    param([psobject] $Answer)
    [pscustomobject] @{
        PSTypeName = 'AwsRole.Finding'
        Severity   = ConvertTo-KindName $Answer.severity
        Rule       = $Answer.rule
        File       = $Answer.file
        Line       = $Answer.line
        Message    = $Answer.message
        Suggestion = $Answer.suggestion
    }
}
