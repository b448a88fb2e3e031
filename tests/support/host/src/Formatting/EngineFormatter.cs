using Microsoft.PowerShell.Commands.Internal.Format;

namespace AwsRole.PowerShellHost.Engine;

/// <summary>Connects the Format-* and Out-* cmdlets to the engine's formatter, which keeps its parts internal.</summary>
public static class EngineFormatter
{
    private const string Namespace = "Microsoft.PowerShell.Commands.Internal.Format.";

    /// <summary>Gives a Format-* cmdlet the formatter of a shape: Table, List or Wide.</summary>
    public static void Attach(FrontEndCommandBase cmdlet, string shape)
    {
        object shapeValue = Enum.Parse(EngineInternals.EngineType(Namespace + "FormatShape"), shape);
        object formatter = EngineInternals.Create(EngineInternals.EngineType(Namespace + "InnerFormatShapeCommand"), shapeValue);
        EngineInternals.Set(cmdlet, "implementation", formatter);
    }

    /// <summary>Sets what only Format-Wide has; to be called after the parameters were read.</summary>
    public static void SetWideOptions(FrontEndCommandBase cmdlet, int? columns, bool? autoSize)
    {
        object parameters = EngineInternals.Get(EngineInternals.Get(cmdlet, "implementation")!, "_parameters")!;
        object wide = EngineInternals.Create(EngineInternals.EngineType(Namespace + "WideSpecificParameters"));
        EngineInternals.Set(wide, "columns", columns);
        EngineInternals.Set(parameters, "shapeParameters", wide);
        EngineInternals.Set(parameters, "autosize", autoSize);
    }

    /// <summary>Gives an Out-* cmdlet a renderer that writes lines of at most that many cells.</summary>
    public static void Attach(FrontEndCommandBase cmdlet, TextWriter writer, int columns)
    {
        object output = EngineInternals.Create(EngineInternals.EngineType(Namespace + "TextWriterLineOutput"), writer, columns);
        object manager = EngineInternals.Create(EngineInternals.EngineType(Namespace + "OutputManagerInner"));
        EngineInternals.Set(manager, "LineOutput", output);
        EngineInternals.Set(cmdlet, "implementation", manager);
    }
}
