namespace TelemetryGen.Targets.Proto;

/// <summary>The names of one scope. Two names of C# may become one of Protobuf, which protoc would refuse without naming the C#.</summary>
internal sealed class ProtoScope(string place)
{
    private readonly Dictionary<string, string> _names = [];

    /// <summary>Takes a name.</summary>
    /// <param name="name">The name in the file.</param>
    /// <param name="type">The C# type it is of.</param>
    /// <param name="member">The C# member it is of, if it is of one.</param>
    /// <exception cref="TargetException">It is taken.</exception>
    public string Declare(string name, string type, string? member) => Declare(name, name, type, member);

    /// <summary>Takes a name that must differ from the others by a key: protoc compares some names in another form.</summary>
    public string Declare(string name, string key, string type, string? member) => _names.TryAdd(key, name)
        ? name
        : throw new TargetException(type, member, $"its Protobuf name {name} cannot be told from {_names[key]}, which {place} has already.");
}
