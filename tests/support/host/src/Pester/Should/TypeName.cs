namespace AwsRole.PowerShellHost.Pester.Should;

/// <summary>Types given by name.</summary>
public static class TypeName
{
    /// <summary>"[int]" and "int" mean the same; the brackets of "string[]" stay.</summary>
    public static string WithoutBrackets(string name) =>
        name.StartsWith('[') && name.EndsWith(']') ? name[1..^1] : name;
}
