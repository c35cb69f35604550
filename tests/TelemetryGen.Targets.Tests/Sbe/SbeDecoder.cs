using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace TelemetryGen.Targets.Tests.Sbe;

/// <summary>A message to its values by the XML alone: each value by its path, as a text.</summary>
internal sealed class SbeDecoder
{
    private readonly SbeXml _xml;
    private readonly byte[] _bytes;
    private readonly int _version;
    private readonly Dictionary<string, string> _values = [];
    private int _position;

    private SbeDecoder(SbeXml xml, byte[] bytes)
    {
        (_xml, _bytes, _version) = (xml, bytes, BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(6)));
        var message = xml.Messages.Single(m => (int)m.Attribute("id")! == BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(2)));
        _position = 8;
        var length = BinaryPrimitives.ReadUInt16LittleEndian(bytes);
        Block(message, length, "");
        _position += length;
        foreach (var group in message.Elements("group").Where(IsThere))
        {
            Group(group);
        }

        foreach (var data in message.Elements("data").Where(IsThere))
        {
            Data(data);
        }

        Assert.Equal(bytes.Length, _position);
    }

    public static Dictionary<string, string> Decode(SbeXml xml, byte[] bytes) => new SbeDecoder(xml, bytes)._values;

    private bool IsThere(XElement element) => ((int?)element.Attribute("sinceVersion") ?? 0) <= _version;

    private void Block(XElement block, int length, string path)
    {
        // As generated code does it: the version alone says what a block has, so all of that must be in it.
        foreach (var field in block.Elements("field").Where(IsThere))
        {
            var offset = (int)field.Attribute("offset")!;
            Assert.True(offset + _xml.SizeOf(field) <= length,
                $"{path}{SbeXml.Name(field)} is beyond its block of {length} bytes in version {_version}");
            Value(field, _position + offset, path + SbeXml.Name(field));
        }
    }

    private void Group(XElement group)
    {
        var (length, count) = (Number("uint16", _position), Number("uint16", _position + 2));
        _position += 4;
        for (var i = 0; i < count; i++)
        {
            Block(group, (int)length, $"{SbeXml.Name(group)}[{i}].");
            _position += (int)length;
        }
    }

    private void Data(XElement data)
    {
        var (length, bytes) = (_xml.Encoding(data).Elements().First(), _xml.Encoding(data).Elements().Last());
        var count = (int)Number(_xml.PrimitiveOf(length), _position);
        Assert.InRange(count, 0, (int)length.Attribute("maxValue")!);
        _position += _xml.SizeOf(length);
        var value = _bytes.AsSpan(_position, count);
        _values[SbeXml.Name(data)] = (string?)bytes.Attribute("characterEncoding") == "UTF-8"
            ? Encoding.UTF8.GetString(value)
            : Convert.ToHexString(value);
        _position += count;
    }

    private void Value(XElement element, int at, string path)
    {
        var encoding = _xml.Encoding(element);
        switch (encoding.Name.LocalName)
        {
            case "composite":
                Composite(encoding, at, path);
                break;
            case "enum":
                var carrier = _xml.Types.TryGetValue((string)encoding.Attribute("encodingType")!, out var named) ? named : encoding;
                Simple(carrier, _xml.PrimitiveOf(encoding), at, path, (string?)element.Attribute("presence") == "optional", isRange: false);
                break;
            case "set":
                Set(encoding, at, path, (string?)element.Attribute("presence") == "optional");
                break;
            default:
                Simple(encoding, _xml.PrimitiveOf(encoding), at, path, (string?)encoding.Attribute("presence") == "optional");
                break;
        }
    }

    private void Composite(XElement composite, int at, string path)
    {
        var end = at;
        if ((string?)composite.Elements().First().Attribute("name") == "mantissa")
        {
            var mantissa = composite.Elements().First();
            Simple(mantissa, _xml.PrimitiveOf(mantissa), at, path, (string?)mantissa.Attribute("presence") == "optional");
            _values[path] += _values[path] == "null" ? "" : "E" + composite.Elements().Last().Value;
            return;
        }

        foreach (var member in composite.Elements())
        {
            var start = (int?)member.Attribute("offset") is { } offset ? at + offset : end;
            Value(member, start, $"{path}.{SbeXml.Name(member)}");
            end = start + _xml.SizeOf(member);
        }
    }

    private void Set(XElement set, int at, string path, bool optional)
    {
        var bits = (ulong)Number(_xml.PrimitiveOf(set), at);
        var carrier = _xml.Types.TryGetValue((string)set.Attribute("encodingType")!, out var named) ? named : set;
        _values[path] = Integer(bits, SbeXml.NullOf(_xml.PrimitiveOf(set), carrier), optional);
        foreach (var choice in set.Elements())
        {
            _values[$"{path}.{SbeXml.Name(choice)}"] = (bits >> int.Parse(choice.Value, CultureInfo.InvariantCulture) & 1) == 1
                ? "true"
                : "false";
        }
    }

    // An enumeration carries values that have no name, so the range of its type does not bind it.
    private void Simple(XElement type, string primitive, int at, string path, bool optional, bool isRange = true)
    {
        var count = (int?)type.Attribute("length") ?? 1;
        if (primitive == "char")
        {
            _values[path] = Encoding.UTF8.GetString(_bytes, at, count).TrimEnd('\0');
            return;
        }

        for (var i = 0; i < count; i++)
        {
            var place = at + (i * SbeXml.SizeOf(primitive));
            _values[count == 1 ? path : $"{path}[{i}]"] = primitive switch
            {
                "float" => Float(BinaryPrimitives.ReadSingleLittleEndian(_bytes.AsSpan(place)), optional),
                "double" => Float(BinaryPrimitives.ReadDoubleLittleEndian(_bytes.AsSpan(place)), optional),
                _ => Integer(Number(primitive, place), SbeXml.NullOf(primitive, type), optional),
            };
            if (isRange && primitive is not ("float" or "double") && _values[count == 1 ? path : $"{path}[{i}]"] != "null")
            {
                Assert.InRange(
                    Number(primitive, place), SbeXml.Bound(type, "minValue", primitive), SbeXml.Bound(type, "maxValue", primitive));
            }
        }
    }

    private static string Float(double value, bool optional) =>
        optional && double.IsNaN(value) ? "null" : value.ToString("R", CultureInfo.InvariantCulture);

    private static string Integer(decimal value, decimal? none, bool optional) =>
        optional && value == none ? "null" : value.ToString(CultureInfo.InvariantCulture);

    private decimal Number(string primitive, int at)
    {
        var bytes = _bytes.AsSpan(at);
        return primitive switch
        {
            "uint8" => bytes[0],
            "int8" => (sbyte)bytes[0],
            "uint16" => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
            "int16" => BinaryPrimitives.ReadInt16LittleEndian(bytes),
            "uint32" => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
            "int32" => BinaryPrimitives.ReadInt32LittleEndian(bytes),
            "uint64" => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
            _ => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        };
    }
}
