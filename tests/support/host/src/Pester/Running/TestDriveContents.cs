using System.Management.Automation;

namespace AwsRole.PowerShellHost.Pester.Running;

/// <summary>The files of TestDrive: what a block creates goes with the block.</summary>
public sealed class TestDriveContents : IDisposable
{
    private readonly string _folder;
    private readonly HashSet<string> _before;

    private TestDriveContents(string folder)
    {
        _folder = folder;
        _before = Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).ToHashSet();
    }

    /// <summary>Makes the folder, the drive TestDrive: and the variable $TestDrive; answers the folder.</summary>
    public static string Create(SessionState session)
    {
        string folder = Directory.CreateTempSubdirectory("testdrive-").FullName;
        ProviderInfo provider = session.Provider.GetOne("FileSystem");
        session.Drive.New(new PSDriveInfo("TestDrive", provider, folder, "Pester test drive", null), "global");
        session.PSVariable.Set(new PSVariable("global:TestDrive", folder));
        return folder;
    }

    /// <summary>Takes note of what is in the drive; disposing removes what came after.</summary>
    public static TestDriveContents Remember(SessionState session) =>
        new((string)session.PSVariable.GetValue("TestDrive"));

    public void Dispose()
    {
        foreach (string entry in Directory.EnumerateFileSystemEntries(_folder, "*", SearchOption.AllDirectories).Except(_before).ToList())
        {
            if (Directory.Exists(entry) && new DirectoryInfo(entry).LinkTarget is null)
            {
                Directory.Delete(entry, recursive: true);
            }
            else if (File.Exists(entry) || Path.Exists(entry))
            {
                File.Delete(entry);
            }
        }
    }
}
