using System.Management.Automation;

namespace AwsRole.PowerShellHost.Engine;

/// <summary>The error record that a catch block would see as $_.</summary>
public static class ErrorRecords
{
    /// <summary>The exception's record; where that knows only a stand-in for the exception, with the exception itself.</summary>
    public static ErrorRecord Of(RuntimeException error) => error.ErrorRecord.Exception is ParentContainsErrorRecordException
        ? new ErrorRecord(error.ErrorRecord, error)
        : error.ErrorRecord;
}
