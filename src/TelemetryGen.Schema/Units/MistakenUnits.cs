namespace TelemetryGen.Schema;

/// <summary>
/// Symbols that are a unit of something else than what people mean by them: C is the coulomb, and nobody measures a temperature in it.
/// </summary>
public static class MistakenUnits
{
    // The usual symbol of the quantity that the field is called by, what is written, and what is meant.
    private static readonly (string Usual, string Written, string Meant)[] Known =
    [
        ("Cel", "C", "Cel"), ("Cel", "T", "Cel"), ("Cel", "F", "[degF]"), ("%RH", "H", "%RH"), ("lx", "L", "lx"),
    ];

    /// <summary>What the symbol is called and what was probably meant; null where field and symbol may belong together.</summary>
    public static (string Name, string Meant)? Find(string fieldName, string symbol)
    {
        var usual = UnitSymbols.FindByQuantity(fieldName);
        return Known.FirstOrDefault(k => k.Usual == usual && k.Written == symbol).Meant is { } meant
            && UnitTable.All.FirstOrDefault(e => e.Symbol == symbol) is { } entry
            ? (entry.Aliases[0], meant)
            : null;
    }
}
