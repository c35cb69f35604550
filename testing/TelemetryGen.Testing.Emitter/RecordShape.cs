using System.Reflection;

namespace TelemetryGen.Testing.Emitter;

/// <summary>A record type of the contracts, or one inside of it, in expressions that make it.</summary>
/// <param name="type">The record.</param>
internal sealed class RecordShape(Type type)
{
    private readonly PropertyInfo[] _properties =
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.Name != "EqualityContract" && p.GetIndexParameters().Length == 0),
    ];

    /// <summary>The record of the properties of a view.</summary>
    /// <param name="view">Type of the view.</param>
    /// <param name="source">An expression of that type.</param>
    public string OfView(Type view, string source) =>
        Made(p => view.GetProperty(p.Name) is { } seen ? Taken(p, seen.PropertyType, $"{source}.{p.Name}") : null);

    /// <summary>
    /// The record of what columns hold, all else empty; reserved members, which no view has, stay as the record makes them.
    /// </summary>
    /// <param name="view">Type of the record's view.</param>
    /// <param name="held">The names of the columns.</param>
    /// <param name="valueOf">What a column of that name holds.</param>
    public string OfColumns(Type view, IReadOnlyCollection<string> held, Func<string, string> valueOf) =>
        Made(p => held.Contains(p.Name) ? valueOf(p.Name) : view.GetProperty(p.Name) is null ? null : Empty(p));

    /// <summary>Statements that use all of a view and make no object.</summary>
    public static IEnumerable<string> Touched(Type view, string source)
    {
        foreach (var property in view.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.GetIndexParameters().Length == 0))
        {
            var (type, value) = (property.PropertyType, $"{source}.{property.Name}");
            if (type == typeof(string) || property.Name == "Header")
            {
                continue;
            }

            if (EntryOf(type) is { } entry && type.GetProperty("Count") is not null)
            {
                var item = $"{property.Name}Entry".ToLowerInvariant();
                yield return $"foreach (var {item} in {value}) {{ {string.Join(' ', Touched(entry, item))} }}";
            }
            else if (type.IsByRefLike && type.Name.EndsWith("View", StringComparison.Ordinal))
            {
                foreach (var inner in Touched(type, value))
                {
                    yield return inner;
                }
            }
            else if (type.IsByRefLike || type.GetMethod("ToArray") is not null)
            {
                yield return $"for (var i = 0; i < {value}.Length; i++) {{ _ = {value}[i]; }}";
            }
            else
            {
                yield return $"_ = {value};";
            }
        }
    }

    /// <summary>The groups of a view, with the records that their entries are.</summary>
    public IEnumerable<(Type Group, Type Entry, Type Record)> Groups(Type view) =>
        from property in _properties
        let seen = view.GetProperty(property.Name)?.PropertyType
        where seen?.GetProperty("Count") is not null && EntryOf(seen) is not null
        let record = property.PropertyType.IsArray
            ? property.PropertyType.GetElementType()!
            : property.PropertyType.GetGenericArguments()[0]
        select (seen, EntryOf(seen)!, record);

    private static Type? EntryOf(Type type) => type.GetProperties().SingleOrDefault(p => p.GetIndexParameters().Length == 1)?.PropertyType;

    // By the constructor that takes most of it, and what that does not take afterwards.
    private string Made(Func<PropertyInfo, string?> valueOf)
    {
        var taken = type.GetConstructors().Select(c => c.GetParameters()).Where(p => p is not [var only] || only.ParameterType != type)
            .MaxBy(p => p.Length)?.Select(p => p.Name!).ToHashSet() ?? [];
        var values = _properties.Select(p => (p.Name, Value: valueOf(p), p.CanWrite)).Where(v => v.Value is not null).ToArray();
        var arguments = string.Join(", ", values.Where(v => taken.Contains(v.Name)).Select(v => $"{v.Name}: {v.Value}"));
        var rest = string.Join(", ", values.Where(v => !taken.Contains(v.Name) && v.CanWrite).Select(v => $"{v.Name} = {v.Value}"));
        return $"new {CSharpNames.Of(type)}({arguments}){(rest.Length > 0 ? $" {{ {rest} }}" : "")}";
    }

    private static string Taken(PropertyInfo property, Type seen, string value)
    {
        var type = property.PropertyType;
        if (type == seen)
        {
            return value;
        }

        if (EntryOf(seen) is { } entry && seen.GetProperty("Count") is not null)
        {
            var records = $"OfGroup({value}){(type.IsArray ? "" : ".ToList()")}";
            return IsNullable(property) ? $"{value}.Count == 0 ? null : {records}" : records;
        }

        return seen.IsByRefLike && seen.Name.EndsWith("View", StringComparison.Ordinal) ? new RecordShape(type).OfView(seen, value)
            : IsNullable(property) ? $"{value}.Length == 0 ? null : {value}.ToArray()"
            : $"{value}.ToArray()";
    }

    private static string Empty(PropertyInfo property)
    {
        var type = property.PropertyType;
        var count = property.GetCustomAttributesData()
            .FirstOrDefault(a => a.AttributeType.Name == "FixedLengthAttribute")?.ConstructorArguments[0].Value;
        return IsNullable(property) ? "null"
            : type == typeof(string) ? "\"\""
            : type.IsArray ? count is null || type == typeof(byte[]) ? "[]" : $"new {CSharpNames.Of(type.GetElementType()!)}[{count}]"
            : type.IsValueType ? "default"
            : new RecordShape(type).Made(Empty);
    }

    private static bool IsNullable(PropertyInfo property) =>
        Nullable.GetUnderlyingType(property.PropertyType) is not null
            || new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;
}
