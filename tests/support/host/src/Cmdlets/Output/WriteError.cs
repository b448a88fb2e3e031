using System.Management.Automation;
using AwsRole.PowerShellHost.Engine;

namespace Microsoft.PowerShell.Commands;

/// <summary>What Write-Error raises for a plain message; its full name is the default error id.</summary>
public sealed class WriteErrorException(string message) : SystemException(message);

[Cmdlet(VerbsCommunications.Write, "Error", DefaultParameterSetName = "NoException")]
public sealed class WriteErrorCommand : PSCmdlet
{
    [Parameter(Position = 0, ParameterSetName = "WithException", Mandatory = true)]
    public Exception? Exception { get; set; }

    [Parameter(Position = 0, ParameterSetName = "NoException", Mandatory = true, ValueFromPipeline = true)]
    [Parameter(ParameterSetName = "WithException")]
    [Alias("Msg")]
    [AllowNull]
    [AllowEmptyString]
    public string? Message { get; set; }

    [Parameter(Position = 0, ParameterSetName = "ErrorRecord", Mandatory = true)]
    public ErrorRecord? ErrorRecord { get; set; }

    [Parameter(ParameterSetName = "NoException")]
    [Parameter(ParameterSetName = "WithException")]
    public ErrorCategory Category { get; set; } = ErrorCategory.NotSpecified;

    [Parameter(ParameterSetName = "NoException")]
    [Parameter(ParameterSetName = "WithException")]
    public string? ErrorId { get; set; }

    [Parameter(ParameterSetName = "NoException")]
    [Parameter(ParameterSetName = "WithException")]
    public object? TargetObject { get; set; }

    [Parameter]
    public string? RecommendedAction { get; set; }

    [Parameter]
    [Alias("Activity")]
    public string? CategoryActivity { get; set; }

    [Parameter]
    [Alias("Reason")]
    public string? CategoryReason { get; set; }

    [Parameter]
    [Alias("TargetName")]
    public string? CategoryTargetName { get; set; }

    [Parameter]
    [Alias("TargetType")]
    public string? CategoryTargetType { get; set; }

    protected override void ProcessRecord()
    {
        ErrorRecord record = ErrorRecord is null ? NewRecord() : new ErrorRecord(ErrorRecord, null);
        if (RecommendedAction is not null)
        {
            record.ErrorDetails ??= new ErrorDetails(record.Exception.Message);
            record.ErrorDetails.RecommendedAction = RecommendedAction;
        }

        SetCategory(record.CategoryInfo);

        // The error points at the function that called Write-Error, not at Write-Error itself.
        if (GetVariableValue("MyInvocation") is InvocationInfo caller)
        {
            EngineInternals.Call(record, "SetInvocationInfo", caller);
            EngineInternals.Set(record, "PreserveInvocationInfoOnce", true);
        }

        WriteError(record);
    }

    private ErrorRecord NewRecord()
    {
        Exception exception = Exception ?? new WriteErrorException(Message ?? string.Empty);
        var record = new ErrorRecord(exception, ErrorId ?? exception.GetType().FullName, Category, TargetObject);
        if (Exception is not null && !string.IsNullOrEmpty(Message))
        {
            record.ErrorDetails = new ErrorDetails(Message);
        }

        return record;
    }

    private void SetCategory(ErrorCategoryInfo category)
    {
        category.Activity = CategoryActivity ?? "Write-Error";
        category.Reason = CategoryReason ?? category.Reason;
        category.TargetName = CategoryTargetName ?? category.TargetName;
        category.TargetType = CategoryTargetType ?? category.TargetType;
    }
}
