using TelemetryGen.Schema;

namespace TelemetryGen.Targets.NanoFramework;

/// <summary>The local variables of one method: each field has its own.</summary>
internal sealed class Locals
{
    private readonly HashSet<string> _taken;

    private Locals(IEnumerable<string> taken, DeviceFields fields) => _taken = [.. taken, .. fields.All.SelectMany(f => f.Members)];

    /// <summary>A record's <c>Write</c>.</summary>
    public static Locals ForWrite(DeviceFields fields) => new(FirmwareNames.WriteVariables, fields);

    /// <summary>A record's <c>TryRead</c>.</summary>
    public static Locals ForRead(DeviceFields fields) => new(FirmwareNames.ReadVariables, fields);

    /// <summary>Both methods of a nested record.</summary>
    public static Locals ForNestedRecord(DeviceFields fields) => new(FirmwareNames.NestedRecordVariables, fields);

    /// <summary>The class's field that keeps what was written of a field.</summary>
    public string Kept(string name)
    {
        var wanted = "_last" + name;
        while (!_taken.Add(wanted))
        {
            wanted += "Value";
        }

        return wanted;
    }

    /// <summary>A variable of the field's name; <c>endValue</c> where <c>end</c> is taken.</summary>
    public string Get(string name, string suffix = "")
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
