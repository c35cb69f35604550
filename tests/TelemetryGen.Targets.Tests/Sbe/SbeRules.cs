using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace TelemetryGen.Targets.Tests.Sbe;

/// <summary>
/// The rules of SBE 1.0 for a messageSchema (section "Message schema", with its XSD, in our words), and those that the reference
/// implementation adds.
/// </summary>
internal sealed partial class SbeRules(SbeXml xml)
{
    private static readonly string[] Common = ["name", "description", "semanticType", "sinceVersion", "deprecated", "offset"];
    private static readonly Dictionary<string, string[]> Attributes = new()
    {
        ["messageSchema"] = ["package", "id", "version", "semanticVersion", "description", "byteOrder", "headerType"],
        ["types"] = [],
        ["type"] = [.. Common, "nullValue", "minValue", "maxValue", "length", "primitiveType", "characterEncoding", "presence", "valueRef"],
        ["composite"] = Common,
        ["enum"] = [.. Common, "encodingType"],
        ["set"] = [.. Common, "encodingType"],
        ["validValue"] = ["name", "description", "sinceVersion", "deprecated"],
        ["choice"] = ["name", "description", "sinceVersion", "deprecated"],
        ["ref"] = ["name", "type", "offset", "sinceVersion", "deprecated"],
        ["message"] = ["name", "id", "blockLength", "semanticType", "description", "sinceVersion", "deprecated"],
        ["group"] = ["name", "id", "blockLength", "semanticType", "description", "sinceVersion", "deprecated", "dimensionType"],
        ["field"] = [.. Common, "id", "type", "presence", "valueRef", "epoch", "timeUnit"],
        ["data"] = [.. Common, "id", "type", "presence", "valueRef", "epoch", "timeUnit"],
    };

    private static readonly Dictionary<string, string[]> Children = new()
    {
        ["messageSchema"] = ["types", "message"], ["types"] = ["type", "composite", "enum", "set"], ["composite"] = [
            "type", "enum", "set", "composite", "ref"], ["enum"] = ["validValue"],
        ["set"] = ["choice"], ["message"] = ["field", "group", "data"], ["group"] = ["field", "group", "data"],
    };

    private readonly List<string> _broken = [];

    /// <summary>What breaks a rule; empty when nothing does.</summary>
    public static IReadOnlyList<string> Broken(string text)
    {
        var rules = new SbeRules(new(text));
        rules.CheckSchema();
        return rules._broken;
    }

    private void CheckSchema()
    {
        var root = xml.Root;
        Check(root.Name == SbeXml.Namespace + "messageSchema", root, "is no messageSchema");
        foreach (var element in root.DescendantsAndSelf())
        {
            CheckElement(element);
        }

        if (_broken.Count > 0)
        {
            return; // What follows parses attributes.
        }

        var version = (int)root.Attribute("version")!;
        Check((string?)root.Attribute("byteOrder") == "littleEndian" && !string.IsNullOrEmpty((string?)root.Attribute("package")), root,
            "has no byteOrder or package");
        Check((int)root.Attribute("id")! is >= 0 and <= ushort.MaxValue, root, "has an id that is none");
        Check(root.Descendants().All(e => ((int?)e.Attribute("sinceVersion") ?? 0) <= version), root, "has something of a later version");
        Unique(root.Elements("types").Elements().Select(SbeXml.Name), "type name");
        Unique(xml.Messages.Select(SbeXml.Name), "message name");
        Unique(xml.Messages.Select(m => (string)m.Attribute("id")!), "message id");
        _broken.AddRange(SbeGeneratedNames.Broken(xml));
        CheckNumbers((string?)root.Attribute("headerType") ?? "messageHeader", "blockLength", "templateId", "schemaId", "version");
        foreach (var reference in root.Descendants("ref"))
        {
            CheckReference(reference, reference.Parent!);
        }

        if (_broken.Count > 0)
        {
            return; // What follows goes through references.
        }

        foreach (var type in root.Elements("types").Elements())
        {
            CheckType(type);
        }

        foreach (var message in xml.Messages)
        {
            Unique(message.Descendants().Select(e => (string)e.Attribute("id")!), $"id in {SbeXml.Name(message)}");
            CheckBlock(message);
        }
    }

    private void CheckElement(XElement element)
    {
        var kind = element.Name.LocalName;
        Check(Attributes.TryGetValue(kind, out var known), element, "is no element of SBE");
        Check(element.Attributes().All(a => a.IsNamespaceDeclaration || known!.Contains(a.Name.LocalName)), element,
            $"has an attribute that {kind} has not");
        Check(element.Elements().All(e => Children.TryGetValue(kind, out var may) && may.Contains(e.Name.LocalName)), element,
            $"holds what {kind} may not");
        Check(kind is not ("types" or "composite" or "enum" or "set" or "messageSchema") || element.HasElements, element, "is empty");
        Check(kind is "messageSchema" or "types" || ((string?)element.Attribute("name") is { } name && SymbolicName().IsMatch(name)),
            element, "has no symbolic name");
        _broken.AddRange(SbeAttributeForms.Broken(element).Select(b => $"<{kind} {(string?)element.Attribute("name")}> {b}"));
        Check(kind is not ("message" or "group" or "field" or "data") || (int?)element.Attribute("id") is >= 0 and <= ushort.MaxValue,
            element, "has no id");
    }

    private void CheckType(XElement type)
    {
        switch (type.Name.LocalName)
        {
            case "type":
                CheckSimple(type);
                break;
            case "composite":
                Unique(type.Elements().Select(SbeXml.Name), $"member in {SbeXml.Name(type)}");
                CheckOffsets(type, type.Elements());
                foreach (var member in type.Elements().Where(m => m.Name.LocalName != "ref"))
                {
                    CheckType(member);
                }

                break;
            default:
                CheckChoices(type);
                break;
        }
    }

    // Types before use, which leaves out circles too.
    private void CheckReference(XElement reference, XElement composite) => Check(
        xml.Types.TryGetValue((string)reference.Attribute("type")!, out var declared) && declared.IsBefore(composite), reference,
        "refers to no type in front of it");

    private void CheckSimple(XElement type)
    {
        var primitive = (string?)type.Attribute("primitiveType") ?? "";
        if (!SbeXml.IsPrimitive(primitive))
        {
            Check(false, type, "has no primitive type");
            return;
        }

        var presence = (string?)type.Attribute("presence") ?? "required";
        Check(presence is "required" or "optional" or "constant", type, "has no presence");
        Check(primitive == "char" || type.Attribute("nullValue") is null == (presence != "optional"), type,
            "has a nullValue and is not optional, or the other way round");
        Check(type.Value.Length > 0 == (presence == "constant"), type, "has a constant and is none, or the other way round");
        foreach (var bound in new[] { "nullValue", "minValue", "maxValue" })
        {
            Check((string?)type.Attribute(bound) is not { } value || SbeValueForms.Fits(primitive, value), type,
                $"has a {bound} that its type cannot hold");
        }

        Check(presence != "constant" || SbeValueForms.Fits(primitive, type.Value), type, "has a constant that its type cannot hold");
        if (_broken.Count > 0)
        {
            return; // What follows parses those texts.
        }

        Check(primitive is "float" or "double" or "char"
            || SbeXml.Bound(type, "minValue", primitive) <= SbeXml.Bound(type, "maxValue", primitive), type,
            "has a minValue above its maxValue");

        // What carries an enumeration or a set may leave null to any value that no member has.
        Check(primitive is "float" or "double" or "char"
            || xml.Root.Descendants()
                .Any(e => e.Name.LocalName is "enum" or "set" && (string?)e.Attribute("encodingType") == SbeXml.Name(type))
                || SbeXml.NullOf(primitive, type) is not { } none || presence != "optional"
                || none < SbeXml.Bound(type, "minValue", primitive) || none > SbeXml.Bound(type, "maxValue", primitive), type,
                "has its null value in its range, and no other");
        Check((int?)type.Attribute("length") is not < 1 || type.Parent!.Name.LocalName == "composite", type, "has no length");
    }

    private void CheckChoices(XElement type)
    {
        var primitive = xml.PrimitiveOf(type);
        var encoding = (string)type.Attribute("encodingType")!;
        Check(encoding is "char" or "uint8" or "uint16" || (type.Name.LocalName == "set" && SbeXml.IsPrimitive(encoding))
            || (xml.Types.TryGetValue(encoding, out var declared) && declared.Name.LocalName == "type"), type,
            "has an encodingType that not all tools take");
        Check(type.Name.LocalName == "enum" || primitive[0] == 'u', type, "is a set of no unsigned type");
        Unique(type.Elements().Select(SbeXml.Name), $"choice in {SbeXml.Name(type)}");
        var own = xml.Types.TryGetValue(encoding, out var named) ? named : type;
        foreach (var choice in type.Elements())
        {
            Check(
                type.Name.LocalName == "enum"
                    ? SbeValueForms.Fits(primitive, choice.Value)
                        && decimal.Parse(choice.Value, CultureInfo.InvariantCulture) != SbeXml.NullOf(primitive, own)
                    : SbeValueForms.IsBit(choice.Value, SbeXml.SizeOf(primitive)),
                choice, "has a value that its type cannot hold, or null");
        }

        Unique(type.Elements().Select(c => c.Value), $"value in {SbeXml.Name(type)},");
    }

    private void CheckBlock(XElement block)
    {
        var (order, last) = (new[] { "field", "group", "data" }, 0);
        foreach (var member in block.Elements())
        {
            var place = Array.IndexOf(order, member.Name.LocalName);
            Check(place >= last, member, "is not in the order field, group, data");
            last = place;
        }

        Unique(block.Elements().Select(SbeXml.Name), $"name in {SbeXml.Name(block)}");
        Check(CheckOffsets(block, block.Elements("field")) <= (int)block.Attribute("blockLength")!, block, "is shorter than its fields");
        foreach (var field in block.Elements("field"))
        {
            var type = (string)field.Attribute("type")!;
            Check(SbeXml.IsPrimitive(type) || xml.Types.ContainsKey(type), field, "has no type");
            var (own, theirs) = (field.Attribute("presence"), xml.Encoding(field).Attribute("presence"));
            Check(own is null || theirs is null || own.Value == theirs.Value, field, "has another presence than its type");
            Check(own is not null || (string?)theirs != "optional", field, "does not say that it may be null");
            Check(((string?)field.Attribute("semanticType") == "UTCTimestamp") == ((string?)field.Attribute("timeUnit") is "second"
                or "millisecond" or "microsecond"), field, "is a moment without a timeUnit, which is nanoseconds, or the other way round");
        }

        foreach (var group in block.Elements("group"))
        {
            CheckNumbers((string?)group.Attribute("dimensionType") ?? "groupSizeEncoding", "blockLength", "numInGroup");
            CheckBlock(group);
        }

        foreach (var data in block.Elements("data"))
        {
            var members = xml.Encoding(data).Elements().ToList();
            Check(data.Attribute("presence") is null && members.Select(SbeXml.Name).SequenceEqual(["length", "varData"]), data,
                "is no variable data");
            Check((string?)members.ElementAtOrDefault(1)?.Attribute("length") == "0" && xml.PrimitiveOf(members[0])[0] == 'u', data,
                "has no variable length");
        }
    }

    // No two overlap; the end of the last.
    private int CheckOffsets(XElement holder, IEnumerable<XElement> members)
    {
        var end = 0;
        foreach (var member in members)
        {
            var offset = (int?)member.Attribute("offset") ?? end;
            Check(offset >= end, member, $"overlaps in {SbeXml.Name(holder)}");
            end = offset + xml.SizeOf(member);
        }

        return end;
    }

    private void CheckNumbers(string composite, params string[] members) => Check(
        xml.Types.TryGetValue(composite, out var type) && type.Elements()
            .Select(e => (SbeXml.Name(e), (string)e.Attribute("primitiveType")!)).SequenceEqual(members.Select(m => (m, "uint16"))),
        xml.Root, $"has no {composite}");

    private void Unique(IEnumerable<string> names, string what) =>
        _broken.AddRange(names.GroupBy(n => n).Where(g => g.Count() > 1).Select(g => $"{g.Count()} of {what} {g.Key}"));

    private void Check(bool good, XElement element, string problem) =>
        _broken.AddRange(good ? [] : [$"<{element.Name.LocalName} {(string?)element.Attribute("name")}> {problem}"]);

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]{0,63}$")]
    private static partial Regex SymbolicName();
}
