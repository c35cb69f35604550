using TelemetryGen.Schema;

namespace TelemetryGen.Targets.NanoFramework;

/// <summary>The fields of a record or of a record inside that firmware sets: all but the removed ones.</summary>
internal sealed class DeviceFields
{
    /// <summary>Members of every class, and names that generated code means something else by.</summary>
    private static readonly string[] Own =
    [
        "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
        "Array", "BitConverter", "OptionalBoolean", "TelemetryBytes", "TelemetryUnits", "TelemetryValueException",
    ];

    private readonly Dictionary<FieldSpec, DeviceField> _bySpec;

    /// <exception cref="TargetException">A field is called as a member that its class has anyway.</exception>
    public DeviceFields(MessageSpec owner, string className, DeviceTypes types, params IEnumerable<string> ownMembers)
    {
        if (owner.LiveFields.FirstOrDefault(f => !Enum.IsDefined(f.Kind)) is { } unknown)
        {
            throw FieldRules.NoForm("nanoframework", owner, unknown);
        }

        All = [.. owner.LiveFields.Select(f => new DeviceField(owner, f, types))];
        _bySpec = All.ToDictionary(f => f.Spec);
        var own = Own.Concat(ownMembers).Append(className).ToHashSet();
        var taken = new Dictionary<string, DeviceField>();
        foreach (var (field, member) in All.SelectMany(f => f.Members.Select(m => (f, m))))
        {
            if (own.Contains(member))
            {
                throw new TargetException(owner.Name, field.Spec.Name, $"in nanoFramework its class has another member that is called {member}.");
            }

            if (Locals.OfTemplates.Contains(member))
            {
                throw new TargetException(owner.Name, field.Spec.Name, $"in nanoFramework the methods of its class have a variable that is called {member}; give it [TargetName].");
            }

            // Position.NewArray(3) would be looked for in the field.
            if (All.FirstOrDefault(f => f.Spec.IsGroup && f.PartType == member && f.PartType != field.PartType) is { } list)
            {
                throw new TargetException(owner.Name, field.Spec.Name, $"in nanoFramework it has a member that is called {member}, as the records of {list.Spec.Name} are.");
            }

            if (!taken.TryAdd(member, field))
            {
                throw new TargetException(owner.Name, field.Spec.Name, $"in nanoFramework it has a member that is called {member}, and so has {taken[member].Spec.Name}.");
            }
        }
    }

    public IReadOnlyList<DeviceField> All { get; }

    /// <summary>Those with a setter in engineering units.</summary>
    public IReadOnlyList<UnitSetter> Setters => [.. All.Where(f => f.Spec.Kind == FieldKind.Scaled).Select(f => new UnitSetter(f))];

    public DeviceField Of(FieldSpec spec) => _bySpec[spec];
}
