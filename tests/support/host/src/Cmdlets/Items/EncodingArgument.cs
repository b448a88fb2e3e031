using System.Management.Automation;
using System.Text;

namespace Microsoft.PowerShell.Commands;

/// <summary>Lets an -Encoding parameter take pwsh's names, code pages and Encoding objects.</summary>
public sealed class EncodingArgumentAttribute : ArgumentTransformationAttribute
{
    /// <summary>pwsh's default: UTF-8 without a byte order mark.</summary>
    public static Encoding Default { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object bare = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return bare switch
        {
            Encoding encoding => encoding,
            int codePage => Encoding.GetEncoding(codePage),
            string name => ByName(name),
            _ => inputData,
        };
    }

    private static Encoding ByName(string name) => name.ToLowerInvariant() switch
    {
        "ascii" => Encoding.ASCII,
        "ansi" or "oem" or "default" or "utf8" or "utf8nobom" or "utf-8" => Default,
        "utf8bom" => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
        "unicode" => Encoding.Unicode,
        "bigendianunicode" => Encoding.BigEndianUnicode,
        "utf32" => Encoding.UTF32,
        "bigendianutf32" => new UTF32Encoding(bigEndian: true, byteOrderMark: true),
        _ => Encoding.GetEncoding(name),
    };
}
