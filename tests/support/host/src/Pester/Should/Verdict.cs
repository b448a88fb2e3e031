namespace AwsRole.PowerShellHost.Pester.Should;

/// <summary>What an operator found: whether the plain (not negated) claim holds, and how to say that it should (not) have.</summary>
/// <param name="Holds">True when the claim without -Not is true.</param>
/// <param name="Expected">"Expected …" for the failed claim, up to the comma.</param>
/// <param name="But">"but …" for the failed claim.</param>
/// <param name="NotExpected">"Expected …" for the failed claim with -Not.</param>
/// <param name="NotBut">"but …" for the failed claim with -Not.</param>
public sealed record Verdict(bool Holds, string Expected, string But, string NotExpected, string NotBut)
{
    /// <summary>The failure message, or null when the claim (or with -Not its opposite) holds.</summary>
    public string? Failure(bool negated, string? because)
    {
        if (Holds != negated)
        {
            return null;
        }

        string reason = string.IsNullOrWhiteSpace(because) ? string.Empty : $" {Because(because.Trim())},";
        return negated ? $"{NotExpected},{reason} {NotBut}" : $"{Expected},{reason} {But}";
    }

    private static string Because(string reason) =>
        reason.StartsWith("because", StringComparison.OrdinalIgnoreCase) ? reason : $"because {reason}";
}
