using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.Get, "ChildItem", DefaultParameterSetName = "Items")]
public sealed class GetChildItemCommand : PathCommand
{
    private List<WildcardPattern> _include = [];
    private List<WildcardPattern> _exclude = [];

    [Parameter(Position = 0, ParameterSetName = "Items", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public override string[] Path { get; set; } = [];

    [Parameter(ParameterSetName = "LiteralItems", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public override string[]? LiteralPath { get; set; }

    [Parameter(Position = 1)]
    public string? Filter { get; set; }

    [Parameter]
    public string[] Include { get; set; } = [];

    [Parameter]
    public string[] Exclude { get; set; } = [];

    [Parameter]
    [Alias("s", "r")]
    public SwitchParameter Recurse { get; set; }

    [Parameter]
    public uint Depth { get; set; } = uint.MaxValue;

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public SwitchParameter Name { get; set; }

    [Parameter]
    [Alias("af")]
    public SwitchParameter File { get; set; }

    [Parameter]
    [Alias("ad", "d")]
    public SwitchParameter Directory { get; set; }

    [Parameter]
    [Alias("ah", "h")]
    public SwitchParameter Hidden { get; set; }

    protected override void BeginProcessing()
    {
        _include = Patterns(Filter is null ? Include : [.. Include, Filter]);
        _exclude = Patterns(Exclude);
    }

    protected override void ProcessRecord()
    {
        if (Paths.Length == 0)
        {
            Path = [SessionState.Path.CurrentLocation.Path.Replace("[", "`[").Replace("]", "`]")];
        }

        ForEachPath(path =>
        {
            bool recurse = Recurse || Depth != uint.MaxValue;
            foreach (PSObject item in InvokeProvider.ChildItem.Get([path], recurse, Depth, Force || Hidden, IsLiteral))
            {
                if (IsWanted(item))
                {
                    WriteObject(Name ? ChildName(item) : item);
                }
            }
        });
    }

    private bool IsWanted(PSObject item)
    {
        bool isContainer = item.Properties["PSIsContainer"]?.Value is true;
        string name = ChildName(item);
        return (!File || !isContainer)
            && (!Directory || isContainer)
            && (!Hidden || (item.BaseObject is FileSystemInfo info && info.Attributes.HasFlag(FileAttributes.Hidden)))
            && (_include.Count == 0 || _include.Exists(pattern => pattern.IsMatch(name)))
            && !_exclude.Exists(pattern => pattern.IsMatch(name));
    }

    private static string ChildName(PSObject item) =>
        item.Properties["PSChildName"]?.Value as string ?? item.Properties["Name"]?.Value?.ToString() ?? string.Empty;

    private static List<WildcardPattern> Patterns(string[] texts) =>
        texts.Select(text => WildcardPattern.Get(text, WildcardOptions.IgnoreCase)).ToList();
}
