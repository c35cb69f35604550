using System.Collections;
using System.Globalization;
using TelemetryGen.Schema;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.NanoFramework.Emitted;

/// <summary>The fields of an emitted class beside what the tools' interpreter read.</summary>
public static class ReadValues
{
    /// <summary>The first field that differs; "" for none.</summary>
    public static string Difference(DeviceRecord record, MessageValues expected) => Difference(record.Object, expected.Fields);

    private static string Difference(object target, IReadOnlyList<FieldValue> expected) =>
        expected.Select(v => Difference(target, v)).FirstOrDefault(d => d.Length > 0) ?? "";

    private static string Difference(object target, FieldValue expected)
    {
        var (field, value) = (expected.Field, expected.Value);
        var member = target.GetType().GetField(field.Name)!.GetValue(target);
        if (value is null && !field.Optional)
        {
            // The sender does not know it, and it cannot be null: it is what a new object has.
            return IsNew(target, field, member) ? "" : $"{field.Name} is left from before";
        }

        if (field is { IsComposite: true })
        {
            return Prefixed(field.Name, Difference(member!, (IReadOnlyList<FieldValue>)value!));
        }

        if (field is { IsGroup: true, NestedRecord: not null })
        {
            var entries = ((IEnumerable?)value ?? Array.Empty<object>()).Cast<IReadOnlyList<FieldValue>>().ToArray();
            return CountOf(target, field) != entries.Length
                ? $"{field.Name} has {CountOf(target, field)} entries instead of {entries.Length}"
                : Prefixed(field.Name,
                    entries.Select((e, i) => Difference(((Array)member!).GetValue(i)!, e)).FirstOrDefault(d => d.Length > 0) ?? "");
        }

        var (actual, wanted) = (ValueText.Of(InUnits(target, field, member)), ValueText.Of(value is byte[] { Length: 0 } ? null : value));
        return actual == wanted ? "" : $"{field.Name} is {actual} instead of {wanted}";
    }

    private static string Prefixed(string name, string difference) => difference.Length == 0 ? "" : $"{name}.{difference}";

    private static int CountOf(object target, FieldSpec field) =>
        (int)target.GetType().GetField(field.Name + (field.IsGroup ? "Count" : "Length"))!.GetValue(target)!;

    private static bool IsNew(object target, FieldSpec field, object? member)
    {
        if (field.IsGroup || field.Kind == FieldKind.Bytes)
        {
            return CountOf(target, field) == 0;
        }

        return member switch
        {
            string text => text.Length == 0,
            Array array => array.Cast<object>().All(e => Convert.ToDecimal(e, CultureInfo.InvariantCulture) == 0),
            Enum or ValueType => Convert.ToDecimal(member, CultureInfo.InvariantCulture) == 0,
            _ => field.NestedRecord!.LiveFields.All(
                f => f.Optional || IsNew(member!, f, member!.GetType().GetField(f.Name)!.GetValue(member))),
        };
    }

    private static object? InUnits(object target, FieldSpec field, object? member)
    {
        if (field.IsGroup || field.Kind == FieldKind.Bytes)
        {
            var items = ((Array)member!).Cast<object>().Take(CountOf(target, field)).ToArray();
            return items.Length == 0 ? null : field.IsGroup ? items : items.Cast<byte>().ToArray();
        }

        if (field.IsArray)
        {
            return ((Array)member!).Cast<object>().ToArray();
        }

        if (field.Optional && (member is float.NaN or double.NaN
            || (target.GetType().GetField(field.Name + "Null") is { } nothing && member!.Equals(nothing.GetValue(null)))))
        {
            return null;
        }

        return field.Kind switch
        {
            FieldKind.Scaled => (Number(member) * field.Step) + field.Offset,
            FieldKind.Timestamp => Timestamp((long)member!, field.Resolution),
            FieldKind.Duration => new TimeSpan((long)Number(member) * TimeSpan.TicksPerMillisecond),
            FieldKind.Guid => new Guid((byte[])member!, bigEndian: true),
            FieldKind.Boolean when field.Optional => Number(member) == 255 ? null : Number(member) == 1,
            FieldKind.Integer or FieldKind.Enumeration or FieldKind.Flags => Number(member),
            _ => member,
        };
    }

    private static decimal Number(object? member) =>
        Convert.ToDecimal(member is Enum
            ? Convert.ChangeType(member, Enum.GetUnderlyingType(member.GetType()), CultureInfo.InvariantCulture)
            : member, CultureInfo.InvariantCulture);

    private static DateTimeOffset Timestamp(
        long count, TimeResolution resolution) => DateTimeOffset.UnixEpoch.AddTicks(count * resolution switch
    {
        TimeResolution.Seconds => TimeSpan.TicksPerSecond,
        TimeResolution.Milliseconds => TimeSpan.TicksPerMillisecond,
        _ => TimeSpan.TicksPerMicrosecond,
    });
}
