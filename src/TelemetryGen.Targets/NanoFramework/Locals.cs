namespace TelemetryGen.Targets.NanoFramework;

/// <summary>The local variables of one method: each field has its own.</summary>
internal sealed class Locals
{
    private readonly HashSet<string> _taken;

    private Locals(params IEnumerable<string> taken) => _taken = [.. taken];

    /// <summary>A record's <c>Write</c>: what its templates call theirs.</summary>
    public static Locals OfWrite() => new("buffer", "offset", "message", "bits", "end", "i", "place", "value", "number");

    /// <summary>A record's <c>TryRead</c>.</summary>
    public static Locals OfRead() => new("buffer", "offset", "length", "block", "version", "at", "end", "last", "i", "place");

    /// <summary>Both methods of a record inside.</summary>
    public static Locals OfPart() => new("buffer", "message", "at", "length", "version", "bits", "i", "place", "value", "number");

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
