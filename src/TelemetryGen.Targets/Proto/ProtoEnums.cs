using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Proto;

/// <summary>Enumerations as enums of proto3, which are int32 and open: a number without a name stays that number.</summary>
internal static class ProtoEnums
{
    public static ProtoEnum Create(EnumSpec enumeration)
    {
        // proto3: the first value is 0.
        var members = enumeration.Members.OrderBy(m => m.Value != 0).ToList();
        var values = members
            .Select(m => new ProtoEnumValue(ProtoNames.Get(enumeration, m), NumberText.Format(m.Value), ""))
            .ToList();
        if (members.Count == 0 || members[0].Value != 0)
        {
            values.Insert(0, new(ProtoNames.GetZero(enumeration), "0", $"No member of {enumeration.Name}."));
        }

        return new(ProtoNames.Get(enumeration), values.DistinctBy(v => v.Number).Count() < values.Count, values);
    }
}
