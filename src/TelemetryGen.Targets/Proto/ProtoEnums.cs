using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Proto;

/// <summary>Enumerations as enums of proto3, which are int32 and open: a number without a name stays that number.</summary>
internal static class ProtoEnums
{
    /// <summary>Every value of the underlying type is an int32; wider ones, and flags, are numbers.</summary>
    public static bool Holds(EnumSpec enumeration) => !enumeration.IsFlags && (enumeration.Wire.Size() < 4 || enumeration.Wire == WireType.Int32);

    /// <summary>Declares the enum and its values in the file, where C++ would have them.</summary>
    public static ProtoEnum Of(EnumSpec enumeration, ProtoScope file)
    {
        var name = file.Declare(ProtoNames.Of(enumeration), enumeration.Name, null);
        var own = new ProtoScope(name);

        // proto3: the first value is 0.
        var members = enumeration.Members.OrderBy(m => m.Value != 0).ToList();
        var values = members
            .Select(m => new ProtoEnumValue(Declare(ProtoNames.Of(enumeration, m), enumeration, m.Name, own, file), FieldWords.Number(m.Value), ""))
            .ToList();
        if (members.Count == 0 || members[0].Value != 0)
        {
            values.Insert(0, new(Declare(ProtoNames.ZeroOf(enumeration), enumeration, null, own, file), "0", $"No member of {enumeration.Name}."));
        }

        return new(name, values.DistinctBy(v => v.Number).Count() < values.Count, values);
    }

    private static string Declare(string name, EnumSpec enumeration, string? member, ProtoScope own, ProtoScope file)
    {
        own.Declare(name, ProtoNames.WithoutPrefix(enumeration, name), enumeration.Name, member);
        return file.Declare(name, enumeration.Name, member);
    }
}
