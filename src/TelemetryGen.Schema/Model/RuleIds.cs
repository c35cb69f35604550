namespace TelemetryGen.Schema;

/// <summary>
/// The ids of all rules, each written here alone. The generator's table of diagnostics gives each a title and a severity; the checks of any
/// message and of the lock, which run without a compiler, need the id. Its hundred is the group in docs/rules.
/// </summary>
public static class RuleIds
{
    /// <summary>A telemetry record must be partial.</summary>
    public const string NotPartial = "TLG0001";

    /// <summary>The type is not supported in messages.</summary>
    public const string UnsupportedType = "TLG0002";

    /// <summary>A telemetry record must be a plain type that generated code can name.</summary>
    public const string UnsupportedRecord = "TLG0003";

    /// <summary>A reader must be able to set every member.</summary>
    public const string CannotBeSet = "TLG0004";

    /// <summary>Message ids and names are unique in a schema.</summary>
    public const string DuplicateMessage = "TLG0005";

    /// <summary>A message id is out of range.</summary>
    public const string MessageId = "TLG0006";

    /// <summary>A public member is neither carried nor ignored.</summary>
    public const string NotCarried = "TLG0007";

    /// <summary>The assembly has no telemetry schema.</summary>
    public const string NoSchema = "TLG0008";

    /// <summary>A build property has an unknown value.</summary>
    public const string UnknownSetting = "TLG0009";

    /// <summary>A sequence number must count.</summary>
    public const string Sequence = "TLG0010";

    /// <summary>All fields of a record must be in one declaration.</summary>
    public const string SplitRecord = "TLG0011";

    /// <summary>Generated code cannot use what is obsolete as an error.</summary>
    public const string ObsoleteError = "TLG0012";

    /// <summary>The language version is too old for generated code.</summary>
    public const string OldLanguage = "TLG0013";

    /// <summary>An attribute of another library has no effect on a message.</summary>
    public const string OtherAttribute = "TLG0014";

    /// <summary>An attribute of TelemetryGen has no effect on the member it stands at.</summary>
    public const string NoEffect = "TLG0015";

    /// <summary>A message has no fields.</summary>
    public const string NoFields = "TLG0016";

    /// <summary>A message can be larger than its limit.</summary>
    public const string PayloadTooLarge = "TLG0101";

    /// <summary>A message can fill more than 80 % of its limit.</summary>
    public const string PayloadLarge = "TLG0102";

    /// <summary>A text, array or list needs a bound.</summary>
    public const string NoBound = "TLG0103";

    /// <summary>A narrower type holds the declared values.</summary>
    public const string TooWide = "TLG0104";

    /// <summary>The same values fit fewer bytes.</summary>
    public const string Packing = "TLG0105";

    /// <summary>A locked field has another type, size, null value or place: its bytes would be read as something else.</summary>
    public const string LayoutChange = "TLG0201";

    /// <summary>
    /// A locked field's bytes mean something else: step, offset, unit, resolution, a narrower range, a value of an enumeration.
    /// </summary>
    public const string MeaningChange = "TLG0202";

    /// <summary>A locked field, message or enumeration value is gone.</summary>
    public const string Removal = "TLG0203";

    /// <summary>A message id or a field name that was given up is used again.</summary>
    public const string Reuse = "TLG0204";

    /// <summary>A field was added without a version of its own.</summary>
    public const string Addition = "TLG0205";

    /// <summary>A change that every reader takes, but that the lock does not know yet.</summary>
    public const string NotLocked = "TLG0206";

    /// <summary>The lock is missing, cannot be read, or is newer than the code.</summary>
    public const string Lock = "TLG0207";

    /// <summary>A targeted board has no floats.</summary>
    public const string NoFloats = "TLG0301";

    /// <summary>A targeted board allocates for this number.</summary>
    public const string BigNumber = "TLG0302";

    /// <summary>A name is taken, here or in a target language.</summary>
    public const string ReservedName = "TLG0303";

    /// <summary>A targeted board has too little heap for its messages.</summary>
    public const string Heap = "TLG0304";

    /// <summary>The floats of a targeted board are too short for this field's setter in units.</summary>
    public const string ShortFloats = "TLG0305";

    /// <summary>A measure has no unit.</summary>
    public const string NoUnit = "TLG0401";

    /// <summary>A unit symbol is not known.</summary>
    public const string UnknownUnit = "TLG0402";

    /// <summary>A range does not fit the wire type.</summary>
    public const string RangeTooWide = "TLG0403";

    /// <summary>The minimum of a range is above its maximum.</summary>
    public const string RangeEmpty = "TLG0404";

    /// <summary>A step does not reach the declared bounds.</summary>
    public const string BadStep = "TLG0405";

    /// <summary>The range of a nullable field contains the null value.</summary>
    public const string NullInRange = "TLG0406";

    /// <summary>A timestamp needs a kind and a resolution.</summary>
    public const string Timestamp = "TLG0407";

    /// <summary>A metric is no number of a record, or has no name of one.</summary>
    public const string Metric = "TLG0408";

    /// <summary>A buffer is smaller than the largest message.</summary>
    public const string SmallBuffer = "TLG0501";

    /// <summary>A method that looks like a handler's receives no record.</summary>
    public const string HandlerMethod = "TLG0502";

    /// <summary>A handler has no method for a record.</summary>
    public const string LeftRecord = "TLG0503";

    /// <summary>A key is in the source code.</summary>
    public const string Secret = "TLG0601";
}
