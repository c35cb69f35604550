namespace TelemetryGen.Targets.MicroPython;

/// <summary>
/// Modules that are shipped as they are: what lies in the rooms of Support. docs/decisions/0020 says why they are several.
/// </summary>
internal static class ShippedModules
{
    private const string Support = "MicroPython/Support";

    // What records import themselves.
    private static readonly string[] RecordRooms = ["Records"];

    private static readonly string[] Rooms = [.. RecordRooms, "Sender", "Queue", "Stores", "Settings", "Clock", "Common"];

    // What a program needs that sends at once: TLS asks for the time, and both for what all modules share.
    private static readonly string[] SenderRooms = [.. RecordRooms, "Sender", "Clock", "Common"];

    /// <summary>By name, in the order of the rooms.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = ReadRooms(Rooms);

    /// <summary>Those that go with the records; all for the queue.</summary>
    public static IReadOnlyDictionary<string, string> Of(DeviceModules modules) => modules switch
    {
        DeviceModules.Records => ReadRooms(RecordRooms),
        DeviceModules.Sender => ReadRooms(SenderRooms),
        _ => All,
    };

    /// <summary>Its errors are those of records, which name field, value and limit on every board.</summary>
    public static bool IsOfRecords(string module) => ReadRooms(RecordRooms).ContainsKey(module);

    /// <summary>A part of the sample program.</summary>
    public static string Board(string file) => TemplateStore.Read($"{Support}/Boards/{file}");

    private static Dictionary<string, string> ReadRooms(string[] rooms) =>
        rooms.SelectMany(
            room => Python(room).Select(file => (Name: file[..^".py".Length], Text: TemplateStore.Read($"{Support}/{room}/{file}"))))
            .ToDictionary(m => m.Name, m => m.Text);

    private static IEnumerable<string> Python(string room) =>
        TemplateStore.GetFiles($"{Support}/{room}").Where(f => f.EndsWith(".py", StringComparison.Ordinal));
}
