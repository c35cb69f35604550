namespace TelemetryGen.Targets.NanoFramework;

/// <summary>The local variables of one method: each field has its own.</summary>
internal sealed class Locals
{
    private static readonly string[] Write = ["buffer", "offset", "message", "bits", "end", "i", "place", "value", "number"];
    private static readonly string[] Read = ["buffer", "offset", "length", "block", "version", "at", "end", "last", "i", "place"];
    private static readonly string[] Part = ["buffer", "message", "at", "length", "version", "bits", "i", "place", "value", "number"];

    private readonly HashSet<string> _taken;

    private Locals(IEnumerable<string> taken, DeviceFields fields) => _taken = [.. taken, .. fields.All.SelectMany(f => f.Members)];

    /// <summary>What the templates call their own variables; a field of such a name would be hidden by them.</summary>
    public static IReadOnlySet<string> OfTemplates { get; } = new HashSet<string>([.. Write, .. Read, .. Part, "count", "array"]);

    /// <summary>A record's <c>Write</c>.</summary>
    public static Locals OfWrite(DeviceFields fields) => new(Write, fields);

    /// <summary>A record's <c>TryRead</c>.</summary>
    public static Locals OfRead(DeviceFields fields) => new(Read, fields);

    /// <summary>Both methods of a record inside.</summary>
    public static Locals OfPart(DeviceFields fields) => new(Part, fields);

    /// <summary>A variable of the field's name; <c>endValue</c> where <c>end</c> is taken.</summary>
    public string Of(string name, string suffix = "")
    {
        var local = CSharpNames.Local(name + suffix);
        var wanted = local;
        for (var i = 1; CSharpNames.IsReserved(wanted) || !_taken.Add(wanted); i++)
        {
            wanted = $"{local}Value{(i == 1 ? "" : i)}";
        }

        return wanted;
    }
}
