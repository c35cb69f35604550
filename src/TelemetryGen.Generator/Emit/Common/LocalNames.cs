using System.Runtime.CompilerServices;
using TelemetryGen.Generator.CSharp;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Emit.Common;

/// <summary>Names of local variables, made of fields' names, that no keyword and no other local of the generated methods has.</summary>
internal static class LocalNames
{
    private static readonly HashSet<string> Taken =
        ["source", "destination", "value", "error", "header", "block", "position", "bytesRead", "bytesWritten", "message", "view",
            "i", "isWhole"];

    /// <summary>What the emitters make other locals of, after the name of a field's own.</summary>
    private static readonly string[] Derived = ["", "Value", "Wire", "Wrong", "Room", "Moment", "Count"];

    private static readonly ConditionalWeakTable<MessageSpec, Dictionary<string, string>> Known = new();

    /// <summary>The local of a field of that message or record.</summary>
    public static string Get(FieldSpec field, MessageSpec message) => Known.GetValue(message, GetAll)[field.Name];

    // Two fields may differ in their first letter's case alone, and a field may be called as another's derived local.
    private static Dictionary<string, string> GetAll(MessageSpec message)
    {
        var (locals, taken) = (new Dictionary<string, string>(), new HashSet<string>());
        foreach (var field in message.Fields)
        {
            var local = Get(field.Name);
            while (Derived.Any(d => taken.Contains(local + d)))
            {
                local += "Field";
            }

            taken.UnionWith(Derived.Select(d => local + d));
            locals[field.Name] = local;
        }

        return locals;
    }

    private static string Get(string name)
    {
        var local = char.ToLowerInvariant(name[0]) + name.Substring(1);
        return Taken.Contains(local) || IsBitSet(local) || Identifiers.IsWord(local) ? local + "Field" : local;
    }

    /// <summary>A name of a generated member beside the fields' own: with as many _ as it takes to be no field's.</summary>
    public static string Free(string name, MessageSpec message)
    {
        while (message.Fields.Any(f => f.Name == name))
        {
            name += "_";
        }

        return name;
    }

    private static bool IsBitSet(string local) =>
        local.Length > 4 && local.StartsWith("bits", StringComparison.Ordinal) && local.Skip(4).All(char.IsDigit);
}
