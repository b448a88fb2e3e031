function ConvertTo-SessionObject {
    # Whose session it is, by an answer of 'assume', 'select' or 'serve', without any credentials. No Expiration for keys
    # that do not end, and where a server or the programs themselves renew them.
    param([object] $Answer)
    Save-RemainingTime $Answer.session.Expiration $Answer
    ConvertTo-TypedObject $Answer.session 'AwsRole.Session'
}
