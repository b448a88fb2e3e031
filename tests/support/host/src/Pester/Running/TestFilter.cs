namespace AwsRole.PowerShellHost.Pester.Running;

/// <summary>Which tests to run: those whose full name contains the text, and that have one of the tags.</summary>
public sealed record TestFilter(string? Text, IReadOnlyList<string> Tags, IReadOnlyList<string> ExcludedTags)
{
    public static TestFilter Everything { get; } = new(null, [], []);

    public bool Selects(TestCase test) =>
        (Text is null || test.FullName.Contains(Text, StringComparison.OrdinalIgnoreCase))
        && (Tags.Count == 0 || HasOne(test, Tags))
        && !HasOne(test, ExcludedTags);

    private static bool HasOne(TestCase test, IReadOnlyList<string> tags)
    {
        IEnumerable<string> own = test.Tags;
        for (TestBlock? block = test.Block; block is not null; block = block.Parent)
        {
            own = own.Concat(block.Tags);
        }

        return own.Intersect(tags, StringComparer.OrdinalIgnoreCase).Any();
    }
}
