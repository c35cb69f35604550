namespace TelemetryGen.Testing.Emitter;

/// <summary>Types as C# names them from anywhere.</summary>
internal static class CSharpNames
{
    private static readonly Dictionary<Type, string> Words = new()
    {
        [typeof(bool)] = "bool", [typeof(byte)] = "byte", [typeof(sbyte)] = "sbyte", [typeof(short)] = "short", [typeof(ushort)] =
            "ushort", [typeof(int)] = "int", [typeof(uint)] = "uint",
        [typeof(long)] = "long", [typeof(ulong)] = "ulong", [typeof(float)] = "float", [typeof(double)] = "double", [typeof(decimal)] =
            "decimal", [typeof(string)] = "string",
    };

    public static string Of(Type type) => Nullable.GetUnderlyingType(type) is { } value ? Of(value) + "?"
        : Words.TryGetValue(type, out var word) ? word
        : "global::" + type.FullName!.Replace('+', '.');
}
