using TelemetryGen.Schema;

namespace TelemetryGen.Targets;

/// <summary>What holds for fields in every target that describes decoded values.</summary>
internal static class FieldRules
{
    /// <summary>
    /// By the version that brought them, then as declared. A field may be declared between older ones (decision 0002); in this order it is
    /// after them all, so a place or number once given stays.
    /// </summary>
    public static IEnumerable<FieldSpec> InOrderOfVersion(this MessageSpec message) => message.Fields.OrderBy(f => f.Since);

    /// <summary>One item of a list: an array's number, a group's record.</summary>
    public static FieldSpec GetItem(FieldSpec list) => list with { Length = 0, MaxCount = 0, Optional = false, Since = 1, Unit = null };

    /// <summary>So many values of one type, in the block or after it.</summary>
    public static bool IsList(this FieldSpec field) => field.IsArray || field.IsGroup;

    /// <summary>For the default of every switch over kinds: nothing is left out in silence.</summary>
    public static TargetException NoForm(string target, MessageSpec message, FieldSpec field) =>
        new(message.Name, field.Name, $"{target} has no form for fields of the kind {field.Kind}.");
}
