using TelemetryGen.Schema;

namespace TelemetryGen.Targets.MicroPython;

/// <summary>A record module, decided: what its template reads.</summary>
internal sealed class RecordModule
{
    private readonly WireLayout _layout;
    private readonly PythonConstants _constants = new();

    public RecordModule(SchemaSpec schema, MessageSpec message)
    {
        _layout = WireLayout.Of(message);
        Schema = schema;
        Message = message;
        Fields = message.Fields.Select(f => new RecordField(f, _constants)).ToArray();
        RefuseSameNames();
        Enums = message.Fields.Where(f => f.Enumeration is not null).Select(schema.EnumOf).Distinct()
            .Select(e => new EnumConstants(e)).ToArray();
        Sets = _layout.Block.OfType<BitSetSlot>().SelectMany(s => s.Bits.Chunk(8).Select((bits, index) => new BitByte(s, index, bits))).ToArray();
        Data = _layout.Data.Select((d, i) => new DataField(Field(d.Field), d, i == 0, _layout.FixedLength)).ToArray();
    }

    /// <summary>The board computes with floats: setters in engineering units are of use.</summary>
    public bool HasFloats { get; init; } = true;

    public SchemaSpec Schema { get; }

    public MessageSpec Message { get; }

    public IReadOnlyList<RecordField> Fields { get; }

    public IReadOnlyList<EnumConstants> Enums { get; }

    public IReadOnlyList<BitByte> Sets { get; }

    public IReadOnlyList<DataField> Data { get; }

    public IReadOnlyList<NamedConstant> Constants => _constants.All;

    public int HeaderLength { get; } = WireLayout.HeaderLength;

    public int BlockLength => _layout.BlockLength;

    public int MinPayloadBytes => _layout.MinPayloadBytes;

    public int MaxPayloadBytes => _layout.MaxPayloadBytes;

    /// <summary>"27 to 43 bytes" or "27 bytes".</summary>
    public string Size => MinPayloadBytes == MaxPayloadBytes ? $"{MaxPayloadBytes} bytes" : $"{MinPayloadBytes} to {MaxPayloadBytes} bytes";

    /// <summary>What struct calls the root block.</summary>
    public string BlockFormat => "<" + string.Concat(_layout.Block.Select(PythonTypes.Format));

    /// <summary>How a message is taken apart: the fields of version 1 at once, each later one where it is there.</summary>
    public IReadOnlyList<UnpackStep> UnpackSteps
    {
        get
        {
            var first = _layout.Block.Where(s => s.Since == 1).ToArray();
            var later = _layout.Block.Where(s => s.Since > 1).Select(s => new UnpackStep([s], Field));
            return first.Length == 0 ? [.. later] : [new UnpackStep(first, Field), .. later];
        }
    }

    /// <summary>Bytes of the block that every version has.</summary>
    public int BaseBlockLength => _layout.BaseBlockLength;

    /// <summary>The values of the root block, on lines of a comfortable length.</summary>
    public IReadOnlyList<string> BlockValues => PythonTypes.Wrap(_layout.Block.SelectMany(ValuesOf).ToArray(), width: 96, end: ")");

    public bool HasConstants => Constants.Count > 0;

    public bool HasData => Data.Count > 0;

    /// <summary>A str is encoded before it is packed.</summary>
    public bool HasTexts => Fields.Any(f => f.IsText);

    public bool HasOptionalBooleans => Fields.Any(f => f.IsOptionalBoolean);

    public bool HasBlock => _layout.Block.Count > 0;

    public bool HasRanges => Fields.Any(f => f.IsRanged || f.IsOptionalFloat || f.IsFloat32);

    /// <summary>The docstring's table: name and meaning.</summary>
    public IReadOnlyList<string> FieldTable
    {
        get
        {
            var width = Fields.Max(f => f.Name.Length);
            return [.. Fields.Select(f => $"{f.Name.PadRight(width)}  {f.Meaning}")];
        }
    }

    private RecordField Field(FieldSpec spec) => Fields.First(f => f.Spec == spec);

    private IEnumerable<string> ValuesOf(BlockSlot slot) => slot is BitSetSlot set
        ? Enumerable.Range(0, set.Wire.Size()).Select(i => i < (set.Bits.Count + 7) / 8 ? BitByte.NameOf(set, i) : "0")
        : [Field(((FieldSlot)slot).Field).Name];

    private void RefuseSameNames()
    {
        if (Fields.GroupBy(f => f.Name).FirstOrDefault(g => g.Count() > 1)?.ToArray() is { } same)
        {
            throw new TargetException(Message.Name, same[1].Spec.Name, $"in Python it is called {same[1].Name}, and so is {same[0].Spec.Name}.");
        }
    }
}
