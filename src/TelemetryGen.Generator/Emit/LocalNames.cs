using Microsoft.CodeAnalysis.CSharp;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Emit;

/// <summary>Names of local variables, made of fields' names, that no keyword and no other local of the generated methods has.</summary>
internal static class LocalNames
{
    private static readonly HashSet<string> Taken =
        ["source", "destination", "value", "error", "header", "block", "position", "bytesRead", "bytesWritten", "message", "view", "i", "isWhole"];

    public static string Of(string name)
    {
        var local = char.ToLowerInvariant(name[0]) + name.Substring(1);
        var clashes = Taken.Contains(local)
            || IsBitSet(local)
            || SyntaxFacts.GetKeywordKind(local) != SyntaxKind.None
            || SyntaxFacts.GetContextualKeywordKind(local) != SyntaxKind.None;
        return clashes ? local + "Field" : local;
    }

    /// <summary>A property, told apart from locals, which all start with a small letter.</summary>
    public static string Property(string name) => char.IsUpper(name[0]) ? name : $"this.{Identifier(name)}";

    /// <summary>A member's name as source has it: with @ before a keyword.</summary>
    public static string Identifier(string name) => SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>A name of a generated member beside the fields' own: with as many _ as it takes to be no field's.</summary>
    public static string Free(string name, MessageSpec message)
    {
        while (message.Fields.Any(f => f.Name == name))
        {
            name += "_";
        }

        return name;
    }

    private static bool IsBitSet(string local) => local.Length > 4 && local.StartsWith("bits", StringComparison.Ordinal) && local.Skip(4).All(char.IsDigit);
}
