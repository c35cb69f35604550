using System.Security;

namespace TelemetryGen.Targets;

/// <summary>An attribute of XML, its value escaped.</summary>
internal sealed record XmlAttributeText(string Name, string Value)
{
    /// <summary>The attributes that have a value, in this order.</summary>
    public static IReadOnlyList<XmlAttributeText> List(params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        var list = new List<XmlAttributeText>();
        foreach (var (name, value) in attributes)
        {
            if (value is not null)
            {
                list.Add(new(name, SecurityElement.Escape(FormattableString.Invariant($"{value}"))));
            }
        }

        return list;
    }
}
