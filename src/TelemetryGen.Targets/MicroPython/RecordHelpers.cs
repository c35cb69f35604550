namespace TelemetryGen.Targets.MicroPython;

/// <summary>The functions at the end of a module: those that its classes call, and no other.</summary>
internal sealed class RecordHelpers(RecordModule module)
{
    private readonly RecordField[] _fields = [.. module.Fields.All, .. module.NestedRecords.SelectMany(p => p.Fields.All)];

    /// <summary>Numbers with bounds, in arrays.</summary>
    public bool PutNumbers => _fields.Any(f => f is { IsNumbers: true, IsFreeFloats: false });

    /// <summary>Floats without bounds, in arrays.</summary>
    public bool PutFloats => _fields.Any(f => f.IsFreeFloats);

    /// <summary>Records in groups.</summary>
    public bool PutEntries => _fields.Any(f => f is { IsRecord: true, IsList: true });

    public bool TakeEntries => !module.PacksOnly && module.Groups.Count > 0;

    public bool TakeData => !module.PacksOnly && module.Data.Count > 0;

    public bool Known => !module.PacksOnly && _fields.Any(f => f.IsOptionalBoolean);

    /// <summary>Numbers that may be negative, as struct packs them: of 32 bits, or the lower halves of wider ones.</summary>
    public bool ExtendSign => Signed.Any();

    /// <summary>Such numbers of 64 bits.</summary>
    public bool ExtendSign64 => Signed.Any(f => f.ElementSize == sizeof(long));

    /// <summary>Of those that stand in arrays, what struct calls them and what mends them.</summary>
    public IReadOnlyList<RecordField> SignedArrays =>
        [.. _fields.Where(f => f is { NeedsSign: true, IsNumbers: true }).DistinctBy(f => f.ElementFormat)];

    private IEnumerable<RecordField> Signed =>
        [.. module.Writes.Concat(module.NestedRecords.SelectMany(p => p.Writes)).SelectMany(w => w.Signed).Select(s => s.Field),
            .. SignedArrays];

    public bool Refuse => _fields.Any(f => f.IsRanged || f.IsOptionalFloat || f.IsFloat32 || f.IsFreeFloats);

    /// <summary>Engineering units, on a board with floats.</summary>
    public bool ToSteps => module.HasFloats && _fields.Any(f => UnitSteps.NeedsHelper(f.Spec));

    /// <summary>Engineering units as texts, of fields that are not exact in floats of 32 bits.</summary>
    public bool TextSteps => module.HasFloats && _fields.Any(f => f is { IsScaled: true, Float32Limit: not null });

    /// <summary>Fields that are set in engineering units.</summary>
    public bool SetsUnits => module.HasFloats && _fields.Any(f => f.IsScaled);

    /// <summary>A str is encoded before it is packed.</summary>
    public bool HasTexts => _fields.Any(f => f.IsText);
}
