namespace TelemetryGen.NanoFramework.Counting;

/// <summary>
/// Objects that a call of the class library makes on nanoFramework, at the least: one model of the interpreter, for the walk over the code
/// and for the counter.
/// </summary>
public static class LibraryObjects
{
    // What only gives what is there.
    private static readonly HashSet<string> Given =
    [
        "System.Exception.get_Message", "System.Exception.get_InnerException", "System.Net.IPHostEntry.get_AddressList",
        "System.String.ToString",
    ];

    // Measured in the interpreter.
    private static readonly Dictionary<string, int> Measured = new()
    {
        ["System.String.Concat"] = 2,
        ["System.Int64.ToString"] = 12,
    };

    /// <summary>By type and name of the method, and whether it returns an object.</summary>
    /// <param name="type">Full name of the type that declares the method.</param>
    /// <param name="method">Its name, without parameters.</param>
    /// <param name="returnsObject">Whether it returns a reference.</param>
    public static int Of(string type, string method, bool returnsObject)
    {
        var name = $"{type}.{method}";
        return Measured.TryGetValue(name, out var count) ? count : returnsObject && !Given.Contains(name) ? 1 : 0;
    }
}
