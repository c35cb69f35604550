using TelemetryGen.Schema;

namespace TelemetryGen.Targets.NanoFramework;

/// <summary>The fields of a record or of a nested record that firmware sets: all but the removed ones.</summary>
internal sealed class DeviceFields
{
    private readonly Dictionary<FieldSpec, DeviceField> _bySpec;

    public DeviceFields(MessageSpec owner, DeviceTypes types)
    {
        if (owner.LiveFields.FirstOrDefault(f => !Enum.IsDefined(f.Kind)) is { } unknown)
        {
            throw FieldRules.NoForm("nanoframework", owner, unknown);
        }

        All = [.. owner.LiveFields.Select(f => new DeviceField(owner, f, types))];
        _bySpec = All.ToDictionary(f => f.Spec);
    }

    public IReadOnlyList<DeviceField> All { get; }

    /// <summary>Those with a setter in engineering units.</summary>
    public IReadOnlyList<UnitSetter> Setters => [.. All.Where(f => f.Spec.Kind == FieldKind.Scaled).Select(f => new UnitSetter(f))];

    public DeviceField Get(FieldSpec spec) => _bySpec[spec];
}
